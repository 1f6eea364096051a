import { describe, expect, test } from "vitest";
import type { Tenant } from "../../src/tenant/tenant.ts";
import { contoso, done, dynamic, patch, remove } from "./tenants.ts";

/** A tenant with three changes: ann and bob joined, ann left. */
function changed() {
  const tenant = contoso();
  done(tenant, dynamic("sales"));
  done(tenant, patch("ann", { department: "None" }));
  return tenant;
}

/** Reads all changes, so many at a time, as `joined ann`. */
function readAll(tenant: Tenant, limit: number): readonly string[] {
  const read: string[] = [];
  let page = tenant.membershipChanges({ limit });
  for (;;) {
    read.push(...page.changes.map(({ kind, subjectId }) => `${kind} ${subjectId}`));
    if (!page.hasMore) return read;
    page = tenant.membershipChanges({ limit, since: page.token });
  }
}

describe("changes of memberships", () => {
  test("come from the beginning, numbered without gaps", () => {
    const { changes, hasMore } = changed().membershipChanges();
    expect(changes.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(hasMore).toBe(false);
  });

  test("have their batch, instant and cause", () => {
    expect(changed().membershipChanges().changes.at(-1)).toMatchObject({
      kind: "left",
      groupId: "sales",
      subjectId: "ann",
      batch: 3,
      cause: "patch",
    });
  });

  test.each([1, 2, 3, 100])("read %i at a time are all of them", (limit) => {
    expect(readAll(changed(), limit)).toEqual(["joined ann", "joined bob", "left ann"]);
  });

  test("a page of one says that there is more", () => {
    const { changes, hasMore } = changed().membershipChanges({ limit: 1 });
    expect(changes).toHaveLength(1);
    expect(hasMore).toBe(true);
  });

  test("a token of the end resumes with what comes after it", () => {
    const tenant = changed();
    const { token } = tenant.membershipChanges();
    expect(tenant.membershipChanges({ since: token }).changes).toEqual([]);
    done(tenant, remove("bob"));
    expect(tenant.membershipChanges({ since: token }).changes).toMatchObject([
      { kind: "left", subjectId: "bob", sequence: 4 },
    ]);
  });

  test("a token of the beginning is one too", () => {
    const tenant = contoso();
    const { token } = tenant.membershipChanges();
    done(tenant, dynamic("sales"));
    expect(tenant.membershipChanges({ since: token }).changes).toHaveLength(2);
  });

  test("a batch that moves nobody leaves the token as it is", () => {
    const tenant = changed();
    const { token } = tenant.membershipChanges();
    done(tenant, patch("ann", { city: "Oslo" }));
    expect(tenant.membershipChanges().token).toBe(token);
  });
});

describe("a token", () => {
  test.each<[string, (token: string) => string]>([
    ["nothing", () => ""],
    ["a word", () => "token"],
    ["without a number", (token) => token.replace(/\d+$/u, "")],
    ["with half a number", (token) => `${token}.5`],
    ["with something behind it", (token) => `${token}x`],
    ["below zero", (token) => token.replace(/\d+$/u, "-1")],
    ["of another version", (token) => token.replace("delta1", "delta2")],
    ["with a number beyond all", (token) => `${token}${"9".repeat(16)}`],
  ])("that is damaged (%s) is thrown back", (_, damage) => {
    const tenant = changed();
    const since = damage(tenant.membershipChanges().token);
    expect(() => tenant.membershipChanges({ since })).toThrow(TypeError);
  });

  test("from the future is thrown back", () => {
    const tenant = changed();
    const since = tenant.membershipChanges().token.replace(/\d+$/u, "4");
    expect(() => tenant.membershipChanges({ since })).toThrow("another tenant");
  });

  test("of another tenant is thrown back", () => {
    const since = changed().membershipChanges().token;
    expect(() => changed().membershipChanges({ since })).toThrow("another tenant");
  });
});

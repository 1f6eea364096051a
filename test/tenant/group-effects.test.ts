import { describe, expect, test } from "vitest";
import {
  add,
  app,
  assigned,
  changeGroup,
  contoso,
  device,
  done,
  dynamic,
  effects,
  membersOf,
  moves,
  on,
  patch,
  remove,
  sales,
  setRule,
  user,
} from "./tenants.ts";
import type { Grant } from "../../src/tenant/group.ts";

const crm = app("crm");
const site: Grant = { kind: "resource", resource: "site", permission: "read" };

/** A tenant where two groups give the same application, and ann is in both. */
function withTwoWays() {
  const tenant = contoso();
  done(
    tenant,
    dynamic("sales", sales, { grants: [crm, site] }),
    assigned("team", { grants: [crm] }),
    add("team", "ann"),
  );
  return tenant;
}

describe("accessOf", () => {
  test("says each grant once, and through which groups", () => {
    expect(withTwoWays().accessOf("ann")).toEqual([
      { kind: "grant", grant: crm, groupIds: ["sales", "team"] },
      { kind: "grant", grant: site, groupIds: ["sales"] },
    ]);
  });

  test("tells roles of one application apart", () => {
    const tenant = withTwoWays();
    done(tenant, assigned("admins", { grants: [app("crm", "Admin")] }), add("admins", "ann"));
    expect(tenant.accessOf("ann")).toHaveLength(3);
  });

  test("is nothing for who is in no group, or is nobody", () => {
    const tenant = withTwoWays();
    expect(tenant.accessOf("cat")).toEqual([]);
    expect(tenant.accessOf("nobody")).toEqual([]);
  });

  test("goes for devices too", () => {
    const tenant = withTwoWays();
    done(tenant, device("laptop"), add("team", "laptop"));
    expect(tenant.accessOf("laptop")).toEqual([{ kind: "grant", grant: crm, groupIds: ["team"] }]);
  });
});

describe("effects", () => {
  test("a joiner gains what the group gives", () => {
    expect(effects(done(withTwoWays(), patch("cat", { department: "Sales" })))).toEqual([
      "gained crm cat by sales",
      "gained site cat by sales",
    ]);
  });

  test("who still has it through another group loses nothing of it", () => {
    expect(effects(done(withTwoWays(), patch("ann", { department: "None" })))).toEqual([
      "lost site ann by sales",
    ]);
  });

  test("who has it already gains nothing", () => {
    expect(effects(done(withTwoWays(), add("team", "bob")))).toEqual([]);
  });

  test("who changes from one of the groups to the other neither gains nor loses it", () => {
    const tenant = withTwoWays();
    const outcome = done(tenant, patch("bob", { department: "None" }), add("team", "bob"));
    expect(effects(outcome)).toEqual(["lost site bob by sales"]);
  });

  test("who is removed loses all", () => {
    expect(effects(done(withTwoWays(), remove("ann")))).toEqual([
      "lost crm ann by sales",
      "lost site ann by sales",
    ]);
  });

  test("a deleted group takes what it gave", () => {
    expect(effects(done(withTwoWays(), on("sales", "deleteGroup")))).toEqual([
      "lost crm bob by sales",
      "lost site ann by sales",
      "lost site bob by sales",
    ]);
  });

  test("what cancels out within a batch has none", () => {
    const outcome = done(
      withTwoWays(),
      patch("bob", { department: "None" }),
      patch("bob", { department: "Sales" }),
    );
    expect(effects(outcome)).toEqual([]);
  });

  test("other grants of a group come and go for all members", () => {
    const outcome = done(withTwoWays(), changeGroup("sales", { grants: [app("erp"), site] }));
    expect(effects(outcome)).toEqual([
      "gained erp ann by sales",
      "gained erp bob by sales",
      "lost crm bob by sales",
    ]);
  });

  test("grants that are given again as they are have none", () => {
    const outcome = done(withTwoWays(), changeGroup("sales", { grants: [app("crm"), site] }));
    expect(effects(outcome)).toEqual([]);
  });

  test("a joiner of the batch in which grants change gains the new ones", () => {
    const outcome = done(
      withTwoWays(),
      changeGroup("sales", { grants: [app("erp")] }),
      patch("cat", { department: "Sales" }),
    );
    expect(effects(outcome)).toContain("gained erp cat by sales");
    expect(effects(outcome)).not.toContain("gained crm cat by sales");
  });
});

describe("preview", () => {
  test("of a rule shows who moves, the effects, and the licenses before and after", () => {
    const tenant = withTwoWays();
    const { outcome, needed } = tenant.preview(setRule("sales", 'user.city -eq "Oslo"'));
    expect(outcome.kind === "applied" && moves(outcome)).toEqual([
      "left sales ann",
      "left sales bob",
    ]);
    expect(outcome.kind === "applied" && effects(outcome)).toEqual([
      "lost crm bob by sales",
      "lost site ann by sales",
      "lost site bob by sales",
    ]);
    expect(needed).toEqual({ before: 2, after: 0 });
  });

  test("changes nothing", () => {
    const tenant = withTwoWays();
    const { batch } = tenant;
    tenant.preview([setRule("sales", 'user.city -eq "Oslo"'), user("new"), remove("cat")]);
    expect(tenant.batch).toBe(batch);
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
    expect(tenant.attributesOf("new")).toBeUndefined();
    expect(tenant.attributesOf("cat")).toBeDefined();
  });

  test("of a held batch says what would move, and holds nothing", () => {
    const tenant = withTwoWays();
    done(tenant, { kind: "changeSettings", settings: { limits: { leavers: 0 } } });
    const { outcome, needed } = tenant.preview(remove("bob"));
    expect(outcome).toMatchObject({ kind: "held", membershipChanges: [{ subjectId: "bob" }] });
    expect(needed).toEqual({ before: 2, after: 1 });
    expect(tenant.held()).toEqual([]);
  });

  test("of a refused batch says why, and that as many licenses are needed", () => {
    const tenant = withTwoWays();
    const { outcome, needed } = tenant.preview([remove("bob"), setRule("none", sales)]);
    expect(outcome).toMatchObject({ kind: "refused", refusals: [{ code: "no-such-group" }] });
    expect(needed).toEqual({ before: 2, after: 2 });
  });
});

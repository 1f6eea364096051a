import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Database } from "../../src/persistence/database.ts";
import { openForWriting } from "../../src/persistence/open-database.ts";
import { createTenant, openTenant } from "../../src/persistence/open-tenant.ts";
import { SqliteStore } from "../../src/persistence/sqlite-store.ts";
import { verifyTenant } from "../../src/persistence/verify-tenant.ts";
import { WriterLock } from "../../src/persistence/writer-lock.ts";
import type { Commit, RecordedChange } from "../../src/tenant/store.ts";
import { firstOfMay, plantTenant } from "./planted-tenant.ts";
import { newPath } from "./temporary-folder.ts";

/** The store of the small tenant, and a batch that could come next and changes nothing. */
function planted(): { path: string; store: SqliteStore; next: Commit } {
  const path = newPath();
  plantTenant(path).close();
  const store = new SqliteStore(openForWriting(path), WriterLock.take(path));
  const next: Commit = {
    batch: 6,
    at: firstOfMay,
    commands: [],
    subjects: [],
    tables: [],
    membershipChanges: [],
    withheld: [],
    engine: store.image().engine,
  };
  return { path, store, next };
}

const change: RecordedChange = {
  sequence: 6,
  batch: 6,
  at: firstOfMay,
  kind: "joined",
  groupId: "friends",
  subjectId: "ann",
  cause: "addMember",
};

describe("a batch that cannot be one is refused, and nothing of it is kept:", () => {
  function* broken(): Generator<RecordedChange> {
    yield change;
    throw new Error("the tenant stumbles");
  }

  test.for<readonly [string, Partial<Commit>, string]>([
    ["one that comes too late", { batch: 7 }, "batch 7 does not come after batch 5"],
    ["one that comes again", { batch: 5 }, "batch 5 does not come after batch 5"],
    [
      "a gap in sequences",
      { membershipChanges: [{ ...change, sequence: 7 }] },
      "sequence 7 comes in place of 6",
    ],
    [
      "a member nobody knows",
      { membershipChanges: [{ ...change, subjectId: "nobody" }] },
      "`nobody` joined `friends`, and one of them is not known",
    ],
    [
      "somebody withheld whom nobody knows",
      { withheld: [["friends", "nobody", true]] },
      "`nobody` is withheld in `friends`, and one is not known",
    ],
    [
      "an account of nobody",
      { tables: [{ table: "accounts", entries: new Map([["nobody", {}]]) }] },
      "the batch gives `nobody` an account, and there is no such user",
    ],
    [
      "a member who was there",
      { membershipChanges: [{ ...change, subjectId: "cy" }] },
      "refuses: UNIQUE constraint failed",
    ],
    ["one that breaks off", { membershipChanges: broken() }, "the tenant stumbles"],
  ])("%s", ([, part, message]) => {
    const { path, store, next } = planted();
    const subjects: Commit["subjects"] = [["dee", { kind: "user", properties: {} }]];
    expect(() => {
      store.commit({ ...next, subjects, ...part });
    }).toThrow(message);
    store.commit(next);
    store.close();
    expect(verifyTenant(path)).toEqual([]);
    const tenant = openTenant(path);
    expect(tenant.batch).toBe(6);
    expect(tenant.attributesOf("dee")).toBeUndefined();
    tenant.close();
  });
});

describe("the log of a store", () => {
  test("is asked by group, by subject, from a sequence on, until a time, and so many", () => {
    const { store } = planted();
    const sequences = (query: Parameters<SqliteStore["membershipChanges"]>[0]): number[] =>
      store.membershipChanges(query).map(({ sequence }) => sequence);
    expect(sequences({})).toEqual([1, 2, 3, 4, 5]);
    expect(sequences({ after: 3 })).toEqual([4, 5]);
    expect(sequences({ after: 1, limit: 2 })).toEqual([2, 3]);
    expect(sequences({ limit: Infinity })).toHaveLength(5);
    expect(sequences({ until: new Date(firstOfMay.getTime() - 1) })).toEqual([]);
    expect(sequences({ until: firstOfMay })).toHaveLength(5);
    expect(sequences({ groupId: "nothing" })).toEqual([]);
    for (const { groupId, subjectId, sequence } of store.membershipChanges({})) {
      expect(sequences({ groupId, subjectId })).toEqual([sequence]);
      expect(sequences({ groupId })).toContain(sequence);
      expect(sequences({ subjectId })).toContain(sequence);
    }
    store.close();
  });

  test("gives commands by group and by subject", () => {
    const { store } = planted();
    const kinds = (query: Parameters<SqliteStore["commands"]>[0]): string[] =>
      store.commands(query).map(({ command: { kind } }) => kind);
    expect(kinds({ groupId: "friends" })).toEqual(["createGroup", "addMember"]);
    expect(kinds({ subjectId: "cy" })).toEqual(["addMember"]);
    expect(kinds({ subjectId: "cy", groupId: "sales" })).toEqual([]);
    expect(kinds({ limit: 2 })).toEqual(["setLicense", "load"]);
    store.close();
  });
});

test("a batch that is most of the log is written with the indexes it found", () => {
  const path = newPath();
  const tenant = createTenant(path, { now: firstOfMay, settings: { gate: "off" } });
  const indexes = (): unknown[] => {
    const database = new Database(path, "read");
    const rows = database.rows("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name");
    database.close();
    return rows;
  };
  const before = indexes();
  tenant.execute({
    kind: "createGroup",
    group: { id: "all", displayName: "All", membershipRule: "user.objectId -ne null" },
  });
  tenant.load(
    Array.from({ length: 50_001 }, (_, index) => ({
      subject: "user",
      id: `user ${index}`,
      properties: {},
    })),
  );
  expect(indexes()).toEqual(before);
  expect(tenant.membersAt("all", firstOfMay)).toHaveLength(50_001);
  tenant.close();
  expect(verifyTenant(path)).toEqual([]);
});

test("what a process left behind that was killed while it made a tenant is no obstacle", () => {
  const path = newPath();
  for (const ending of ["-new", "-new-wal", "-new-shm"]) writeFileSync(path + ending, "half");
  createTenant(path, { now: firstOfMay }).close();
  expect(verifyTenant(path)).toEqual([]);
});

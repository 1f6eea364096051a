import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openTenant } from "../../src/persistence/open-tenant.ts";
import { verifyTenant } from "../../src/persistence/verify-tenant.ts";
import { plantTenant } from "./planted-tenant.ts";
import { newPath } from "./temporary-folder.ts";

/** What verifying says of the small tenant after somebody has edited its file. */
function differencesAfter(...edits: readonly string[]): string[] {
  const path = newPath();
  plantTenant(path).close();
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  for (const sql of edits) database.exec(sql);
  database.close();
  return verifyTenant(path).map(({ kind, message }) => `${kind}: ${message}`);
}

const key = (table: string, id: string): string => `(SELECT key FROM ${table} WHERE id = '${id}')`;
const pair = (groupId: string, subjectId: string): string =>
  `(${key("group_rows", groupId)}, ${key("subjects", subjectId)})`;

describe("verifying", () => {
  test("finds nothing in a tenant as it was written, open or not", () => {
    const path = newPath();
    const tenant = plantTenant(path);
    expect(verifyTenant(path)).toEqual([]);
    tenant.close();
    expect(verifyTenant(path)).toEqual([]);
    const again = openTenant(path);
    again.execute({ kind: "resume", groupId: "paused" });
    expect(verifyTenant(path)).toEqual([]);
    again.close();
  });

  test("names a member whom the rule does not say", () => {
    expect(differencesAfter(`INSERT INTO membership_rows VALUES ${pair("sales", "cy")}`)).toEqual([
      "log: `cy` is in `sales`, and the log does not say so",
      "counter: `seats of 05e9a617-0261-4cee-bb44-138d3ef5d965` is kept as 2, and counted 3",
      "counter: `covered users` is kept as 2, and counted 3",
      "membership: `cy` is in `sales`, and the rule says otherwise",
    ]);
  });

  test("names somebody whom the rule says and who is no member", () => {
    const found = differencesAfter(
      `DELETE FROM membership_rows WHERE (group_key, subject_key) = ${pair("devices", "laptop")}`,
    );
    expect(found).toEqual([
      "log: by the log `laptop` is in `devices`, and is not",
      "membership: `laptop` is not in `devices`, and the rule says otherwise",
    ]);
  });

  test("names members of a deleted group, and members who are gone", () => {
    const found = differencesAfter(
      "UPDATE group_rows SET settings = NULL WHERE id = 'friends'",
      `DELETE FROM device_rows WHERE key = ${key("subjects", "laptop")}`,
    );
    expect(found).toContain("membership: `cy` is in `friends`, which was deleted");
    expect(found).toContain("membership: `laptop` is in `devices`, and there is nobody of this id");
  });

  test("names what is withheld in a group that is processed, and what is not in one that is frozen", () => {
    const found = differencesAfter(
      `INSERT INTO withheld VALUES ${pair("sales", "cy")}`,
      `DELETE FROM withheld WHERE (group_key, subject_key) = ${pair("friends", "cy")}`,
      `DELETE FROM withheld WHERE (group_key, subject_key) = ${pair("paused", "bo")}`,
    );
    const why = "which is frozen or assigned, and what is withheld says otherwise";
    expect(found).toEqual([
      "withheld: `cy` is withheld in `sales`, whose rule is processed",
      `withheld: \`bo\` is not in \`paused\`, ${why}`,
      `withheld: \`cy\` is in \`friends\`, ${why}`,
    ]);
  });

  test("names changes that contradict those before", () => {
    const found = differencesAfter("UPDATE membership_log SET joined = 0 WHERE sequence = 1");
    expect(found).toEqual([
      "log: change 1: `ann` left `sales`, and was not there",
      "log: `ann` is in `sales`, and the log does not say so",
    ]);
  });

  test("names gaps in the numbers of changes and batches", () => {
    const found = differencesAfter(
      "UPDATE membership_log SET sequence = sequence + 7 WHERE sequence > 2",
      "PRAGMA foreign_keys = 0",
      "DELETE FROM changes WHERE batch IN (1, 2); DELETE FROM batches WHERE batch IN (1, 2)",
    );
    expect(found).toEqual([
      "sequence: batch 1 to 2 are missing",
      "sequence: sequence 3 to 9 are missing",
      "sequence: the last sequence is 12, and should be 5",
    ]);
  });

  test("names batches and changes that go back in time", () => {
    const found = differencesAfter(
      "UPDATE batches SET time = time - 1 WHERE batch = 5",
      "UPDATE membership_log SET batch = 1 WHERE sequence = 5",
    );
    expect(found).toEqual([
      "sequence: batch 5 is of an earlier time than the one before",
      "sequence: change 5 is of an earlier batch than the one before",
      "sequence: the time of the tenant is not that of batch 5, its last",
    ]);
  });

  test("names counters", () => {
    const found = differencesAfter(
      `UPDATE counters SET value = '{"count":9}' WHERE id = 'covered users'`,
      `INSERT INTO counters VALUES ('seats of nothing', '{"count":1}')`,
    );
    expect(found).toEqual([
      "counter: `covered users` is kept as 9, and counted 2",
      "counter: `seats of nothing` is kept as 1, and counted 0",
    ]);
  });

  test("names what differs in the snapshot", () => {
    const found = differencesAfter(
      `UPDATE user_rows SET properties = '{"department":"Sales","city":"Oslo"}' WHERE key = ${key("subjects", "cy")}`,
      "UPDATE group_rows SET settings = json_set(settings, '$.membershipRule', 'user.city -eq \"Oslo\"') WHERE id = 'paused'",
    ).filter((line) => line.startsWith("snapshot"));
    expect(found).toEqual([
      "snapshot: `cy` is in `sales` only by one of the snapshot and the tables",
      "snapshot: `cy` is in `paused` only by one of the snapshot and the tables",
      "snapshot: `ann` is in `paused` only by one of the snapshot and the tables",
      "snapshot: `bo` is in `paused` only by one of the snapshot and the tables",
      "snapshot: `cy` has other attributes in the snapshot",
    ]);
  });

  test("names a rule, and a subject, that only the snapshot has", () => {
    const found = differencesAfter(
      "UPDATE group_rows SET settings = json_set(settings, '$.membershipType', 'Assigned') WHERE id = 'devices'",
      `DELETE FROM user_rows WHERE key = ${key("subjects", "bo")}`,
    ).filter((line) => line.startsWith("snapshot"));
    expect(found).toContain(
      "snapshot: the rule of `devices` is only in one of the snapshot and the tables",
    );
    expect(found).toContain("snapshot: the snapshot has 4 users and devices, and the tables 3");
  });

  test("names a snapshot that cannot be used", () => {
    expect(differencesAfter("UPDATE snapshots SET bytes = x'00'")).toEqual([
      "snapshot: the snapshot cannot be used; opening makes the engine of the tables",
    ]);
  });

  test("names subjects that rules cannot read", () => {
    const found = differencesAfter(
      `UPDATE user_rows SET properties = '{"departmnt":"Sales"}' WHERE key = ${key("subjects", "ann")}`,
    );
    expect(found).toEqual([
      "subject: user `ann` has the attribute `departmnt`, which rules do not know",
    ]);
  });

  test("names rows that refer to nothing", () => {
    const found = differencesAfter("INSERT INTO user_rows (key, properties) VALUES (99, '{}')");
    expect(found).toContain("database: row 99 of user_rows refers to what is not in subjects");
  });

  test("says what SQLite finds, and then nothing else", () => {
    const found = differencesAfter(
      "PRAGMA ignore_check_constraints = 1",
      "UPDATE counters SET value = 'many'",
    );
    expect(found).toEqual(["database: value of counters is no JSON in 2 of its rows"]);
  });

  test("names a hundred differences of a kind, and says how many more there are", () => {
    const found = differencesAfter(
      `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 130)
        INSERT INTO counters SELECT 'seats of ' || n, '{"count":1}' FROM numbers`,
    );
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toBe("counter: 30 more differences of this kind");
  });
});

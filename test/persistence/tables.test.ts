import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { createTenant, openTenant } from "../../src/persistence/open-tenant.ts";
import { verifyTenant } from "../../src/persistence/verify-tenant.ts";
import { firstOfMay, plantTenant } from "./planted-tenant.ts";
import { newPath } from "./temporary-folder.ts";

/** The rows that a person sees who asks a small tenant's file. */
function asked(sql: string): Record<string, unknown>[] {
  const path = newPath();
  plantTenant(path).close();
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows.map((row) => ({ ...row }));
}

describe("a person can ask for", () => {
  test("users and devices by their attributes", () => {
    expect(
      asked("SELECT id, displayName, department, creationType, batch FROM users ORDER BY id"),
    ).toEqual([
      { id: "ann", displayName: null, department: "Sales", creationType: null, batch: 2 },
      { id: "bo", displayName: null, department: "Sales", creationType: null, batch: 5 },
      { id: "cy", displayName: "Cy", department: null, creationType: "Invitation", batch: 2 },
    ]);
    expect(asked("SELECT id, deviceOSType FROM devices")).toEqual([
      { id: "laptop", deviceOSType: "Linux" },
    ]);
  });

  test("groups and their members", () => {
    expect(
      asked("SELECT id, membershipType, processingState, status FROM groups ORDER BY key"),
    ).toEqual([
      { id: "sales", membershipType: "Dynamic", processingState: "On", status: "Succeeded" },
      { id: "paused", membershipType: "Dynamic", processingState: "Paused", status: "Succeeded" },
      { id: "devices", membershipType: "Dynamic", processingState: "On", status: "Succeeded" },
      expect.objectContaining({ id: "friends", membershipType: "Assigned" }),
    ]);
    expect(
      asked("SELECT * FROM memberships WHERE group_id IN ('friends', 'devices') ORDER BY group_id"),
    ).toEqual([
      {
        group_id: "devices",
        group_name: "Devices",
        subject_id: "laptop",
        subject_kind: "device",
        subject_name: null,
      },
      {
        group_id: "friends",
        group_name: "Friends",
        subject_id: "cy",
        subject_kind: "user",
        subject_name: "Cy",
      },
    ]);
  });

  test("the log, with its times and causes", () => {
    expect(asked("SELECT * FROM membership_changes WHERE batch = 5 ORDER BY group_id")).toEqual([
      expect.objectContaining({
        batch: 5,
        at: "2026-05-01T00:00:00.000Z",
        kind: "joined",
        group_id: "friends",
        subject_id: "cy",
        cause: "addMember",
      }),
      expect.objectContaining({ group_id: "sales", subject_id: "bo", cause: "patch" }),
    ]);
    expect(
      asked("SELECT batch, number, kind, subject_id, group_id FROM changes WHERE batch = 5"),
    ).toEqual([
      { batch: 5, number: 0, kind: "addMember", subject_id: "cy", group_id: "friends" },
      { batch: 5, number: 1, kind: "patch", subject_id: "bo", group_id: null },
    ]);
    expect(asked("SELECT batch, now FROM meta")).toEqual([
      { batch: 5, now: "2026-05-01T00:00:00.000Z" },
    ]);
  });
});

describe("the documentation", () => {
  const [, section = ""] = readFileSync(
    join(import.meta.dirname, "../../docs/formats.md"),
    "utf8",
  ).split("## The tenant's database");

  test("names every table and view", () => {
    const names = asked("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')");
    expect(names.filter(({ name }) => !section.includes(`\`${String(name)}\``))).toEqual([]);
  });

  test("asks what can be asked", () => {
    const [, statements = ""] = /```text\n(SELECT[^]*?)```/u.exec(section) ?? [];
    const asking = statements.split(";\n").filter(Boolean);
    expect(asking).toHaveLength(4);
    for (const sql of asking) expect(() => asked(sql)).not.toThrow();
  });
});

describe("ids and texts come back as they were", () => {
  const ids = [
    "__proto__",
    "constructor",
    "",
    'it\'s "quoted"; DROP TABLE users; --',
    "東京 \u{1F600} e\u0301",
    "\uD83D",
    "\uDE00 after \uD83D",
    "nul\u0000within",
    "1",
    "1.0",
    "x'41'",
  ];

  test.for(ids)("%j", (id) => {
    // No two things of a tenant have one id.
    const groupId = `${id} together`;
    const path = newPath();
    const tenant = createTenant(path, { now: firstOfMay, settings: { gate: "off" } });
    const properties = { displayName: id || "empty", department: `${id} sales` };
    const outcome = tenant.execute([
      { kind: "upsert", subject: "user", id, properties },
      { kind: "upsert", subject: "user", id: `${id}\uFFFD`, properties: {} },
      { kind: "setAccount", id, account: { creationType: "Invitation" } },
      {
        kind: "createGroup",
        group: {
          id: groupId,
          displayName: `Group ${id}`,
          membershipRule: "user.department -ne null",
        },
      },
      { kind: "createGroup", group: { id: `${id} by hand`, displayName: "By hand" } },
      { kind: "addMember", groupId: `${id} by hand`, subjectId: id },
    ]);
    expect(outcome.kind).toBe("applied");
    tenant.execute({ kind: "pause", groupId });
    tenant.close();
    expect(verifyTenant(path)).toEqual([]);
    const again = openTenant(path);
    expect(again.attributesOf(id)).toEqual({ ...properties, objectId: id });
    expect(again.accountOf(id)).toEqual({ creationType: "Invitation" });
    expect(again.groupsOf(id).toSorted()).toEqual([groupId, `${id} by hand`].toSorted());
    expect(again.group(groupId)?.displayName).toBe(`Group ${id}`);
    expect(again.members(groupId)).toEqual([id]);
    expect(again.membershipChanges({}).changes).toMatchObject([
      { groupId, subjectId: id },
      { groupId: `${id} by hand`, subjectId: id },
    ]);
    expect(again.history({ subjectId: id })).toHaveLength(5);
    expect(again.history({ groupId })).toHaveLength(3);
    again.close();
  });
});

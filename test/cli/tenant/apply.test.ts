import { describe, expect, test } from "vitest";
import { call } from "../call.ts";
import { apply, asked, fullTenant, lines, move, start } from "./fixture.ts";

const at = (time: string, command: object): object => ({
  at: `2026-03-02T${time}:00Z`,
  ...command,
});

describe("apply", () => {
  test("says who joined and left and why, and what came and went with it", async () => {
    const { code, out } = await apply(await fullTenant(), [at("09:30", move("anna", "IT"))]);
    expect(code).toBe(0);
    expect(out).toContain("09:30 Anna changed");
    expect(out).toContain('- left   All Sales   department: "Sales" → "IT"');
    expect(out).toContain('+ joined IT   department: "Sales" → "IT"');
    expect(out).toContain("    lost CRM as Seller through All Sales");
    expect(out).toContain("    lost Microsoft 365 E3 through All Sales");
    expect(out).toMatch(/changes +1\njoined, left +1, 1\n/u);
  });

  test("follows commands of all kinds", async () => {
    const path = await fullTenant();
    const { code, out } = await apply(path, [
      { kind: "invite", id: "kim", mail: "kim@fabrikam.com" },
      { kind: "setRule", groupId: "i", rule: 'user.userType -eq "Guest"' },
      { kind: "pause", groupId: "s" },
      { kind: "addMember", groupId: "b", subjectId: "bo" },
      { kind: "setLicense", sku: "AAD_PREMIUM", seats: 3 },
    ]);
    expect(code).toBe(0);
    expect(out).toContain("IT has another rule\n  + joined kim@fabrikam.com");
    expect(out).toContain("Board takes in Bo\n  + joined Board");
    expect(out).toContain("joined, left     2, 0");
  });

  test("JSON is one object a line, the summary last", async () => {
    const path = await fullTenant();
    const { out } = await apply(path, [at("09:30", move("anna", "IT"))], "--format", "json");
    const [step = "", summary = ""] = out.split("\n");
    expect(JSON.parse(step)).toMatchObject({
      line: 1,
      at: "2026-03-02T09:30:00.000Z",
      change: "patch",
      id: "anna",
      label: "Anna",
      outcome: "applied",
      membershipChanges: [
        { kind: "left", groupId: "s", because: [{ attribute: "department", before: "Sales" }] },
        { kind: "joined", groupId: "i", group: "IT", subjectId: "anna" },
      ],
      effects: [{ kind: "lost" }, { kind: "lost" }],
    });
    expect(JSON.parse(summary)).toMatchObject({
      schemaVersion: 1,
      summary: { joined: 1, held: 0 },
    });
  });

  test("what is refused and what is held is said, the rest is done, and the end is 1", async () => {
    const path = await fullTenant("--group-max-leavers", "1");
    const { code, out } = await apply(path, [
      { kind: "pause", groupId: "nobody" },
      { kind: "setRule", groupId: "s", rule: 'user.department -eq "HR"' },
      move("eve", "HR"),
    ]);
    expect(code).toBe(1);
    expect(out).toContain("refused: there is no group with the id `nobody` [no-such-group]");
    expect(out).toContain("All Sales setRule\n  held as batch-");
    expect(out).toContain("2 leavers in All Sales, and the limit is 1");
    expect(out).toContain("changes          3, 1 of them refused, 1 of them held");
    expect(out).toContain("joined, left     0, 1");
  });

  test("--atomic does all of it or nothing", async () => {
    const path = await fullTenant();
    const bad = { kind: "pause", groupId: "nobody" };
    const refused = await apply(path, [move("anna", "IT"), bad], "--atomic");
    expect(refused.code).toBe(1);
    expect(refused.out).toContain("refused: command 2: there is no group");
    expect(await asked("groups", path, "anna")).toMatchObject({
      groups: [{ id: "s" }, { id: "b" }],
    });
    const { code, out } = await apply(path, [move("anna", "IT"), move("bo", "IT")], "--atomic");
    expect(code).toBe(0);
    expect(out).toContain("2 commands as one batch");
    expect(out).toContain('+ joined IT: Bo   department: "Sales" → "IT"');
    expect(out).toContain("changes          1\n");
  });

  test("the time goes on to that of a command, and what that does is said", async () => {
    const path = await fullTenant();
    await apply(path, [
      {
        kind: "setRule",
        groupId: "i",
        rule: "user.employeeHireDate -le system.now",
      },
      {
        kind: "patch",
        subject: "user",
        id: "bo",
        properties: { employeeHireDate: "2026-03-02T12:00:00Z" },
      },
    ]);
    const { out } = await call(
      "apply",
      path,
      lines("more.ndjson", [at("13:00", move("eve", "Sales"))]),
    );
    expect(out).toContain("13:00 Bo as time passed\n  + joined IT");
    expect(await asked("status", path)).toMatchObject({ time: "2026-03-02T13:00:00.000Z" });
  });

  test("a time that is past is a fault of its line", async () => {
    const path = await fullTenant();
    const { code, err } = await apply(path, [
      at("09:30", move("anna", "IT")),
      at("09:00", move("bo", "IT")),
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /changes\.ndjson:2: `at` lies before the tenant's time, which is 2026-03-02T09:30/u,
    );
  });

  test("a line that is no command is named", async () => {
    const { code, err } = await apply(await fullTenant(), [{ kind: "pauze", groupId: "i" }]);
    expect(code).toBe(2);
    expect(err).toMatch(/changes\.ndjson:1:\d+: .*`pauze`/u);
    expect(err).toContain("did you mean `pause`?");
  });
});

test("a file without times is done at the present", async () => {
  const path = await fullTenant();
  await call("apply", path, lines("changes.ndjson", [move("anna", "IT")]));
  const { time } = await asked("status", path);
  expect(Date.parse(time as string)).toBeGreaterThan(Date.parse(start));
});

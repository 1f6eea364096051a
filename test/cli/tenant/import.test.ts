import { describe, expect, test } from "vitest";
import { call, file } from "../call.ts";
import {
  apply,
  asked,
  emptyTenant,
  fullTenant,
  group,
  groups,
  importInto,
  lines,
  move,
  start,
  users,
} from "./fixture.ts";

const membersOf = async (path: string, name: string): Promise<unknown> =>
  ((await asked("members", path, name))["members"] as { id: string }[]).map(({ id }) => id);

const importCsv = (path: string, csv: string, ...options: readonly string[]) =>
  call("import", path, "--users", file("users.csv", csv), "--now", start, ...options);

describe("import", () => {
  test("takes in licenses, users, devices, groups and members by hand", async () => {
    const path = await emptyTenant();
    const devices = lines("devices.ndjson", [
      { subject: "device", id: "pc", properties: { displayName: "PC", deviceOSType: "Windows" } },
    ]);
    const { code, out } = await importInto(
      path,
      {},
      "--devices",
      devices,
      "--license",
      "SPE_E3=10,2027-01-31",
    );
    expect(code).toBe(0);
    expect(out).toContain("subjects         4, 4 of them new");
    expect(out).toContain("groups           3 new, 0 changed, 0 the same");
    expect(await membersOf(path, "All Sales")).toEqual(["anna", "bo"]);
    expect(await membersOf(path, "board")).toEqual(["anna"]);
  });

  test("the same files again change nothing", async () => {
    const path = await fullTenant();
    const { code, out } = await importInto(path);
    expect(code).toBe(0);
    expect(out).toContain("subjects         3, 0 of them new");
    expect(out).toContain("groups           0 new, 0 changed, 3 the same");
  });

  test("a group that differs is changed", async () => {
    const path = await fullTenant();
    const teams = [
      group("s", "Sales people", { membershipRule: 'user.department -in ["Sales", "IT"]' }),
      group("i", "IT", {}),
      group("b", "Board", { membershipRule: 'user.userType -eq "Guest"' }),
    ];
    expect(await importInto(path, { teams })).toMatchObject({ code: 0 });
    expect(await membersOf(path, "Sales people")).toEqual(["anna", "bo", "eve"]);
    expect(await membersOf(path, "IT")).toEqual(["eve"]);
    expect(await membersOf(path, "Board")).toEqual(["eve"]);
  });

  test("a rule that is not legal leaves its group out, takes the others in, and ends with 3", async () => {
    const path = await emptyTenant();
    const teams = [...groups, group("x", "Broken", { membershipRule: "user.nope -eq 1" })];
    const { code, out, err } = await importInto(path, { teams }, "--license", "SPE_E3=10");
    expect(code).toBe(3);
    expect(out).toContain("groups           3 new");
    expect(out).toContain("refused: Broken: the rule is not legal");
    expect(err).toContain("Broken:1:1: error `user.nope` is no property of rules");
  });

  test("without a license for dynamic groups they are refused one by one, which ends with 1", async () => {
    const path = await emptyTenant();
    const { code, out } = await importInto(path);
    expect(code).toBe(1);
    expect(out).toContain("groups           1 new");
    expect(out).toMatch(
      /refused: .*\bIT\b.*: no license of the tenant allows dynamic groups of users/u,
    );
    expect(out.match(/no license of the tenant/gu)).toHaveLength(1);
    expect(out).toContain("hint: add a license of a product with Microsoft Entra ID P1");
  });

  test("members for whom there are no seats of a product are counted", async () => {
    const path = await emptyTenant();
    const { out } = await importInto(path, {}, "--license", "AAD_PREMIUM=10");
    expect(out).toContain("2 members of groups did not get Microsoft 365 E3 (CountViolation)");
  });

  test("a batch of users beyond the guard rails is held, and the groups wait", async () => {
    const path = await fullTenant("--max-leavers", "1");
    const people = users.map((one) => ({
      ...one,
      properties: { ...(one as { properties: object }).properties, department: "HR" },
    }));
    const { code, out } = await importInto(path, { people });
    expect(code).toBe(1);
    expect(out).toMatch(/held as batch-\d+: 0 would join, 3 would leave/u);
    expect(out).toContain("3 leavers in the tenant, and the limit is 1");
    expect(await membersOf(path, "s")).toEqual(["anna", "bo"]);
  });

  test("seats by which groups would thaw beyond the guard rails are held", async () => {
    const path = await fullTenant("--max-leavers", "0");
    await apply(path, [{ kind: "removeLicense", sku: "SPE_E3" }, move("anna", "HR")]);
    const { code, out } = await call("import", path, "--license", "SPE_E3=10", "--now", start);
    expect(code).toBe(1);
    expect(out).toMatch(/^licenses\n {2}held as batch-\d+: 0 would join, 1 would leave/mu);
  });

  test("JSON says the same", async () => {
    const path = await emptyTenant();
    const teams = [...groups, group("x", "Broken", { membershipRule: "user.nope -eq 1" })];
    const { out } = await importInto(path, { teams }, "--license", "SPE_E3=10", "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      subjects: 3,
      groups: { new: 3, changed: 0, same: 0 },
      refused: [{ groupId: "x", diagnostics: [{ code: "unknown-property" }] }],
      paused: [],
      held: [],
    });
  });

  test.each([
    [["--license", "NOPE=3"], "no known product"],
    [["--license", "SPE_E3=3,soon"], "`soon` is no date"],
    [[], "there is nothing to import"],
    [["--users", "nowhere.csv"], "there is no such file"],
    [["--license", "SPE_E3=3", "--now", "2026-03-01"], "which is 2026-03-02T08:00:00.000Z"],
  ])("%j makes no sense", async (options, said) => {
    const { code, err } = await call("import", await emptyTenant(), ...options);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  test("data that no directory holds is named, and nothing is imported", async () => {
    const path = await emptyTenant();
    const people = [{ subject: "user", id: "anna", properties: { departmnt: "IT" } }];
    const { code, err } = await importInto(path, { people }, "--license", "SPE_E3=10");
    expect(code).toBe(2);
    expect(err).toContain("`departmnt`");
    expect(await asked("status", path)).toMatchObject({ subjects: 0 });
  });
});

describe("what a file does not tell", () => {
  const unsetRule = group("u", "Nowhere", { membershipRule: "user.department -eq null" });

  test("a group that reads it is paused, which ends with 4", async () => {
    const path = await emptyTenant();
    const { code, out } = await importCsv(
      path,
      "id,displayName\nanna,Anna",
      "--groups",
      file("groups.json", JSON.stringify([unsetRule])),
      "--license",
      "SPE_E3=10",
    );
    expect(code).toBe(4);
    expect(out).toContain("paused: Nowhere, as the files do not tell `department`");
    expect(await membersOf(path, "Nowhere")).toEqual([]);
  });

  test("of somebody who is known it stays as it was", async () => {
    const path = await fullTenant();
    expect(await importCsv(path, "id,displayName\nanna,Anna B")).toMatchObject({ code: 0 });
    expect(await membersOf(path, "All Sales")).toEqual(["anna", "bo"]);
  });

  test("of somebody new it pauses the groups of the tenant that read it", async () => {
    const path = await fullTenant();
    await importInto(path, { teams: [...groups, unsetRule] });
    const { code, out } = await importCsv(path, "id,displayName\nnew,New");
    expect(code).toBe(4);
    expect(out).toContain("paused: Nowhere, as the files do not tell `department`");
    expect(await membersOf(path, "Nowhere")).toEqual([]);
  });

  test("a group that comes later is in doubt where nobody has the attribute", async () => {
    const path = await emptyTenant();
    await importCsv(path, "id,displayName\nanna,Anna", "--license", "SPE_E3=10");
    const later = file("groups.json", JSON.stringify([unsetRule]));
    expect(await call("import", path, "--groups", later, "--now", start)).toMatchObject({
      code: 4,
    });
  });

  test("an import resumes nothing that is paused", async () => {
    const path = await fullTenant();
    await call("pause", path, "IT", "--now", start);
    const { code, err } = await importInto(path);
    expect(code).toBe(0);
    expect(err).toContain("still paused: IT");
    expect(await asked("groups", path)).toMatchObject({
      groups: [{}, {}, { id: "i", processingState: "Paused" }],
    });
  });
});

describe("prune", () => {
  const fewer = { people: users.slice(0, 1), teams: groups.slice(1, 2) };

  test("without it what is not in the files is counted", async () => {
    const path = await fullTenant();
    const { code, err } = await importInto(path, fewer);
    expect(code).toBe(0);
    expect(err).toContain("not in the files: 2 users, 2 groups; --prune takes them away");
    expect(await asked("status", path)).toMatchObject({ subjects: 3 });
  });

  test("takes it away, groups that give licenses too", async () => {
    const path = await fullTenant();
    const { code, err } = await importInto(path, fewer, "--prune");
    expect(code).toBe(0);
    expect(err).toContain("taken away: 2 users, 2 groups");
    expect(await asked("status", path)).toMatchObject({ subjects: 1 });
    expect(await asked("groups", path)).toMatchObject({ groups: [{ id: "i" }] });
  });

  test("is held beyond the guard rails", async () => {
    const path = await fullTenant("--max-leavers", "1");
    const { code, out } = await importInto(path, fewer, "--prune");
    expect(code).toBe(1);
    expect(out).toContain("leavers in the tenant, and the limit is 1");
    expect(await asked("status", path)).toMatchObject({ subjects: 3 });
  });

  test("a member by hand who is not in the file leaves with it only", async () => {
    const path = await fullTenant();
    await apply(path, [{ kind: "addMember", groupId: "b", subjectId: "bo" }, move("bo", "Sales")]);
    await importInto(path);
    expect(await membersOf(path, "Board")).toEqual(["anna", "bo"]);
    await importInto(path, {}, "--prune");
    expect(await membersOf(path, "Board")).toEqual(["anna"]);
  });
});

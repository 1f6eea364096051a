import { describe, expect, test } from "vitest";
import { call, file, usersCsv } from "./call.ts";
import { apply, asked, emptyTenant, fullTenant, group, importInto } from "./tenant/fixture.ts";

const users = (): string => file("users.csv", usersCsv);

const sales = 'user.department -eq "Sales" -and user.country -in ["NO", "SE"]';

describe("minimal with files", () => {
  test("says what to set, with what is there", async () => {
    const given = ["--rule", sales, "--users", users(), "--id", "BO@contoso.com"];
    expect(await call("minimal", ...given)).toEqual({
      code: 0,
      out: 'Bo is out; to be in:\n  set user.department to "Sales"   unset → "Sales"',
      err: "",
    });
  });

  test("lists as many edits of other attributes", async () => {
    const given = ["--rule", sales, "--users", users(), "--id", "anna@contoso.com"];
    expect((await call("minimal", ...given)).out).toBe(
      [
        "Anna Åberg is in; to be out:",
        '  clear user.department   "Sales" → unset',
        "or:",
        '  clear user.country   "NO" → unset',
      ].join("\n"),
    );
  });

  test("goes beyond the catalogue, and no further than is allowed, where it is told", async () => {
    const rule = 'user.userType -eq "Partner"';
    const people = file("users.json", JSON.stringify([{ id: "a", userType: "Member" }]));
    const given = ["--rule", rule, "--users", people, "--id", "a"];
    expect(await call("minimal", ...given)).toMatchObject({ code: 1 });
    expect(await call("minimal", ...given, "--values", "any")).toMatchObject({ code: 0 });
    expect(await call("minimal", ...given, "--budget", "1")).toMatchObject({ code: 4 });
    expect(await call("minimal", ...given, "--budget", "0")).toMatchObject({ code: 2 });
  });

  test("takes items out of a collection and adds others", async () => {
    const people = file(
      "users.ndjson",
      JSON.stringify({
        subject: "user",
        id: "a",
        properties: { proxyAddresses: ["smtp:a@x.org", "smtp:b@y.org"] },
      }),
    );
    const all = 'user.proxyAddresses -all (_ -endsWith "@x.org")';
    const any = 'user.proxyAddresses -any (_ -eq "smtp:c@x.org")';
    const edited = async (rule: string): Promise<string> =>
      (await call("minimal", "--rule", rule, "--users", people, "--id", "a")).out;
    expect(await edited(all)).toBe(
      'a is out; to be in:\n  take "smtp:b@y.org" out of user.proxyAddresses   2 items → 1',
    );
    expect(await edited(any)).toBe(
      'a is out; to be in:\n  add "smtp:c@x.org" to user.proxyAddresses   2 items → 3',
    );
    expect(await edited(`${all} -and ${any}`)).toBe(
      'a is out; to be in:\n  take "smtp:b@y.org" out of user.proxyAddresses and add "smtp:c@x.org"   2 items → 2',
    );
  });

  test("changes nothing that is locked, and ends with 1 where nothing else helps", async () => {
    const given = ["--rule", sales, "--users", users(), "--id", "bo@contoso.com"];
    expect(await call("minimal", ...given, "--lock", "user.Department")).toEqual({
      code: 1,
      out: "Bo is out; no change of attributes would bring them in",
      err: "",
    });
    expect(await call("minimal", ...given, "--lock", "departmnt")).toMatchObject({ code: 2 });
    const { code, err } = await call("minimal", ...given, "--lock", "device.displayName");
    expect(code).toBe(2);
    expect(err).toMatch("`device.displayName` is no attribute of a user");
  });

  test("says that they are where they are wanted", async () => {
    const given = ["--rule", sales, "--users", users(), "--id", "bo@contoso.com"];
    expect(await call("minimal", ...given, "--wanted", "out")).toEqual({
      code: 0,
      out: "Bo is out, as wanted",
      err: "",
    });
  });

  test("says it as JSON, with null for what is unset", async () => {
    const given = ["--rule", sales, "--users", users(), "--id", "bo@contoso.com"];
    expect(await asked("minimal", ...given)).toEqual({
      schemaVersion: 1,
      membershipRule: sales,
      id: "00000000-0000-0000-0000-000000000002",
      label: "Bo",
      isIn: false,
      wanted: "in",
      result: "edits",
      isProved: true,
      edits: [{ property: "department", before: null, after: "Sales" }],
      alternatives: [],
    });
  });

  test("ends with 4 where the data does not tell what the rule reads", async () => {
    const given = ["--users", users(), "--id", "bo@contoso.com"];
    const rule = 'user.department -eq "Sales" -or user.city -eq "Oslo"';
    expect(await call("minimal", "--rule", rule, ...given)).toEqual({
      code: 4,
      out: "",
      err: "the data does not tell `user.city` of Bo, which the rule reads",
    });
  });

  test("looks at one rule", async () => {
    const given = ["--rule", sales, file("a.rule", sales), "--users", users(), "--id", "a"];
    expect(await call("minimal", ...given)).toMatchObject({ code: 2, out: "" });
  });

  test.for<[string, readonly string[], number]>([
    ["a rule that is not legal", ["--rule", "user.x -eq 1"], 3],
    ["nobody", ["--rule", sales, "--id", "nobody"], 2],
    ["no rule", [], 2],
  ])("ends with a code for %s", async ([, given, code]) => {
    const from = given.includes("--id") ? given : [...given, "--id", "bo@contoso.com"];
    expect(await call("minimal", ...from, "--users", users())).toMatchObject({ code, out: "" });
  });

  test("needs a file of users and an id", async () => {
    expect(await call("minimal", "--rule", sales, "--id", "a")).toMatchObject({ code: 2 });
    expect(await call("minimal", "--rule", sales, "--users", users())).toMatchObject({ code: 2 });
  });
});

describe("minimal of a tenant", () => {
  test("finds the group and the user by their names", async () => {
    const path = await fullTenant();
    expect(await call("minimal", path, "all sales", "Eve@contoso.com")).toEqual({
      code: 0,
      out: 'Eve is out, by the rule of All Sales; to be in:\n  set user.department to "Sales"   "IT" → "Sales"',
      err: "",
    });
    expect(await asked("minimal", path, "s", "eve")).toMatchObject({
      groupId: "s",
      group: "All Sales",
      id: "eve",
      isMember: false,
      isProcessed: true,
    });
  });

  test("does what it says", async () => {
    const path = await fullTenant();
    const { edits } = (await asked("minimal", path, "s", "eve")) as {
      edits: readonly { property: string; after: unknown }[];
    };
    const properties = Object.fromEntries(edits.map(({ property, after }) => [property, after]));
    await apply(path, [{ kind: "patch", subject: "user", id: "eve", properties }]);
    expect(await asked("why", path, "s", "eve")).toMatchObject({ isMember: true });
  });

  test("says that a group which is paused keeps its members", async () => {
    const path = await fullTenant();
    await call("pause", path, "All Sales", "--now", "2026-03-02T09:00:00Z");
    expect((await call("minimal", path, "s", "anna")).out).toBe(
      [
        "Anna is in, by the rule of All Sales; to be out:",
        '  clear user.department   "Sales" → unset',
        "the group is not processed, so they stay a member; `muster why` says why",
      ].join("\n"),
    );
    expect((await call("minimal", path, "s", "eve")).out).toContain("so they stay outside");
  });

  test("asks at the time of the tenant", async () => {
    const path = await emptyTenant();
    const teams = [
      group("n", "New", { membershipRule: "user.employeeHireDate -ge system.now -minus P1D" }),
    ];
    const properties = { displayName: "Anna", employeeHireDate: "2020-01-01" };
    const people = [{ subject: "user", id: "anna", properties }];
    expect(await importInto(path, { people, teams }, "--license", "SPE_E3=10")).toMatchObject({
      code: 0,
    });
    expect((await call("minimal", path, "New", "anna")).out).toContain("2026-03-01T08:00:00.000Z");
  });

  test.for<[string, readonly string[]]>([
    ["a group that is assigned", ["Board", "anna"]],
    ["no such group", ["Boards", "anna"]],
    ["nobody", ["s", "nobody"]],
    ["no user", ["s"]],
    ["a time", ["s", "anna", "--now", "2026-03-02"]],
    ["a rule", ["s", "anna", "--rule", sales]],
  ])("refuses %s", async ([, given]) => {
    expect(await call("minimal", await fullTenant(), ...given)).toMatchObject({ code: 2, out: "" });
  });
});

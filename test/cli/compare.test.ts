import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { call, type Called, file, folder } from "./call.ts";

const sales = 'user.department -eq "Sales"';
const office = 'user.department -in ["Sales", "Marketing"]';

/** A list of groups. */
const groups = (rules: Readonly<Record<string, string>>, name = "groups.json"): string =>
  file(
    name,
    JSON.stringify({
      value: Object.entries(rules).map(([displayName, membershipRule], index) => ({
        id: `id-${index}`,
        displayName,
        groupTypes: ["DynamicMembership"],
        membershipRule,
        membershipRuleProcessingState: "On",
      })),
    }),
  );

const two = (a: string, b: string, ...more: readonly string[]): ReturnType<typeof call> =>
  call("compare", "--rule-a", a, "--rule-b", b, ...more);

interface PairJson {
  readonly relation: string;
  readonly onlyA?: unknown;
  readonly onlyB?: { readonly witness: object } | null;
  readonly both?: unknown;
}

const json = async (a: string, b: string, ...more: readonly string[]): Promise<PairJson> =>
  JSON.parse((await two(a, b, ...more, "--format", "json")).out) as PairJson;

/** What is said against a call that makes no sense. */
const refusalOf = ({ code, err }: Called): string => (code === 2 ? err : "it was not refused");

describe("two rules", () => {
  test.each([
    ["equivalent", sales, 'user.department -match "^sales\\z"'],
    ["a implies b", sales, office],
    ["b implies a", office, sales],
    ["disjoint", sales, 'user.department -eq "Marketing"'],
    ["overlapping", sales, 'user.city -eq "Oslo"'],
  ])("are %s", async (relation, a, b) => {
    const found = await json(a, b);
    expect(found).toMatchObject({
      relation,
      onlyA: ["equivalent", "a implies b"].includes(relation) ? null : { witness: {} },
      onlyB: ["equivalent", "b implies a"].includes(relation) ? null : { witness: {} },
      both: relation === "disjoint" ? null : { witness: {} },
      undecided: [],
    });
  });

  test("come with whoever tells them apart, and with the reason", async () => {
    expect(await two(sales, office)).toEqual({
      code: 0,
      err: "",
      out: `A implies B: every member of A is a member of B, and B has others
  A  rule A: user.department -eq "Sales"
  B  rule B: user.department -in ["Sales", "Marketing"]

in B only
  user.department = "Marketing"
    A ✗ user.department -eq "Sales"
    B ✓ user.department -in ["Sales", "Marketing"]
in both
  user.department = "Sales"
    A ✓ user.department -eq "Sales"
    B ✓ user.department -in ["Sales", "Marketing"]`,
    });
  });

  test("are shown with what is unset, and with the time", async () => {
    const { out } = await two('user.city -ne "Oslo"', "user.employeeHireDate -le system.now");
    expect(out).toContain("user.city is unset");
    expect(out).toMatch(/^ {2}system\.now = \d{4}-/mu);
  });

  test("are compared at the time that is given", async () => {
    const [a, b] = ["user.employeeHireDate -le system.now", "user.employeeHireDate -le 2026-02-01"];
    expect(await json(a, b)).toMatchObject({ relation: "overlapping" });
    expect(await json(a, b, "--now", "2026-01-01")).toMatchObject({
      relation: "a implies b",
      now: "2026-01-01T00:00:00.000Z",
    });
  });

  test("that only the catalogue makes equivalent are told with that", async () => {
    const [a, b] = [
      'user.userType -eq "Guest"',
      'user.userType -notIn ["Member", ""] -and user.userType -ne null',
    ];
    const { out } = await two(a, b);
    expect(out).toContain("A and B are equivalent");
    expect(out).toContain("this holds for the values of the catalogue only");
    expect(await json(a, b)).toMatchObject({
      relation: "equivalent",
      ofAnyValues: { relation: "a implies b", onlyB: { witness: {} } },
    });
    expect(await json(a, b, "--values", "any")).toMatchObject({ relation: "a implies b" });
    expect((await two(sales, office)).out).not.toContain("catalogue");
  });

  test("of which nobody or everybody can be a member are told as such", async () => {
    const { out } = await two(
      `(${sales}) -and (user.department -eq "IT")`,
      "user.objectId -ne null",
    );
    expect(out).toMatch(/^ {2}A .*\n {5}nobody can be a member$/mu);
    expect(out).toMatch(/^ {2}B .*\n {5}everybody is a member$/mu);
  });

  test("whose comparison costs too much are undecided", async () => {
    const { code, out } = await two(
      'user.city -match "^(a|b)+c"',
      'user.city -match "b*c$"',
      "--budget",
      "1",
    );
    expect(code).toBe(4);
    expect(out).toMatch(/^undecided: it is not known how A and B stand to each other\n/u);
    expect(out).toMatch(
      /^whether A has members that B does not have is undecided: .+\n {2}hint: .+$/mu,
    );
    const found = await json(
      'user.city -match "^(a|b)+c"',
      'user.city -match "b*c$"',
      "--budget",
      "1",
    );
    expect(found).toMatchObject({
      relation: "undecided",
      undecided: [{ part: "onlyA", code: "budget" }, {}, {}],
    });
    expect(found).not.toHaveProperty("onlyA");
  });

  test("end with 5 where they differ, if that is asked", async () => {
    expect((await two(sales, office)).code).toBe(0);
    expect((await two(sales, office, "--exit-code")).code).toBe(5);
    expect((await two(sales, 'user.department -eq "SALES"', "--exit-code")).code).toBe(0);
  });

  test("of which one holds a template are undecided", async () => {
    const template = file(
      "main.tf",
      'resource "azuread_group" "g" {\n  dynamic_membership {\n    rule = "user.city -eq \\"${var.city}\\""\n  }\n}\n',
    );
    const { code, out, err } = await call("compare", template, "--rule-a", sales);
    expect({ code, out }).toEqual({ code: 4, out: "" });
    expect(err).toContain("not looked at");
  });

  test("about users and devices are refused", async () => {
    expect(refusalOf(await two(sales, 'device.displayName -eq "x"'))).toContain(
      "A is about users, and B is about devices",
    );
  });

  test("of which one is not legal end with 3", async () => {
    const { code, out, err } = await two(sales, "user.department -eq Sales");
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain("[unquoted-string]");
  });

  test("have witnesses that explain takes", async () => {
    const { onlyB } = await json(sales, office);
    const users = file("users.ndjson", JSON.stringify(onlyB?.witness));
    const explained = (rule: string): ReturnType<typeof call> =>
      call("explain", "--rule", rule, "--users", users, "--id", "only-b");
    expect((await explained(sales)).out).toContain("only-b is not a member");
    expect((await explained(office)).out).toContain("only-b is a member");
  });
});

describe("the two rules come", () => {
  test("from files, in their order", async () => {
    const [a, b] = [file("a.rule", sales), file("b.rule", office)];
    const { out } = await call("compare", a, b, "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      relation: "a implies b",
      a: { title: a },
      b: { title: b },
    });
  });

  test("from groups of a list, in the order in which they are named", async () => {
    const list = groups({ Sales: sales, Office: office, Oslo: 'user.city -eq "Oslo"' });
    const { out } = await call(
      "compare",
      list,
      "--group",
      "office",
      "--group",
      "id-0",
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({
      relation: "b implies a",
      a: { groupId: "id-1", rule: office },
      b: { groupId: "id-0", rule: sales },
    });
  });

  test("from a group and a text", async () => {
    const list = groups({ Sales: sales, Office: office });
    const { out } = await call("compare", "--groups", list, "--group", "Sales", "--rule-a", office);
    expect(out).toContain("B implies A");
  });

  test("from a tenant", async () => {
    const path = join(folder(), "contoso.db");
    await call("init", path, "--gate", "off");
    await call("import", path, "--groups", groups({ Sales: sales, Office: office }));
    const { code, out } = await call("compare", path, "--group", "Sales", "--group", "Office");
    expect(code).toBe(0);
    expect(out).toContain("A implies B");
  });

  test.each([
    [[], "there is no rule to compare"],
    [["--rule-a", sales], "there is one rule only"],
    [["--rule-a", sales, "--rule-b", office, "--budget", "much"], "`much` is no amount of work"],
    [["--rule-a", sales, "--rule-b", office, "--now", "noon"], "`noon` is no date"],
  ])("from somewhere: %j", async (args, message) => {
    expect(refusalOf(await call("compare", ...args))).toContain(message);
  });

  test("from a group that there is", async () => {
    const list = groups({ Sales: sales, Office: office });
    expect(refusalOf(await call("compare", list, "--group", "Sails"))).toContain(
      "there is no group `Sails` with a rule",
    );
  });
});

describe("more than two rules", () => {
  const many = {
    Sales: sales,
    "All of Sales": 'user.department -match "^sales\\z"',
    Office: office,
    Marketing: 'user.department -eq "Marketing"',
    Nobody: `(${sales}) -and (user.department -eq "IT")`,
    Everybody: "user.objectId -ne null",
    Phones: 'device.deviceOSType -eq "iPhone"',
  };

  test("are listed by how they stand to each other", async () => {
    const { code, out, err } = await call("compare", groups(many), "--disjoint");
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "the same   Sales = All of Sales",
      "within     Sales < Office",
      "within     Marketing < Office",
      "disjoint   Sales | Marketing",
      "nobody     Nobody",
      "everybody  Everybody",
    ]);
    expect(err).toBe("7 rules, 15 pairs: 1 set of duplicates, 2 subsets, 1 disjoint pair");
  });

  test("are compared for disjoint pairs only where that is asked", async () => {
    expect((await call("compare", groups(many))).out).not.toContain("disjoint");
  });

  test("are listed as JSON", async () => {
    const { out } = await call("compare", "--groups", groups(many), "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      values: "catalogued",
      duplicates: [["Sales", "All of Sales"]],
      subsets: [
        { subset: "Sales", superset: "Office" },
        { subset: "Marketing", superset: "Office" },
      ],
      disjoint: [],
      nobody: ["Nobody"],
      everybody: ["Everybody"],
      undecided: [],
    });
  });

  test("keep apart what has one name", async () => {
    const [one, other] = [groups({ Sales: sales }), groups({ Sales: office, Oslo: sales })];
    const { out } = await call("compare", one, other);
    expect(out).toBe("the same   Sales (id-0) = Oslo\nwithin     Sales (id-0) < Sales (id-0) 2");
  });

  test("are undecided where the budget is too small", async () => {
    const { code, out } = await call(
      "compare",
      groups({ ...many, Hard: 'user.city -match "^(a|b)+c"', Harder: 'user.city -match "b*c$"' }),
      "--budget",
      "1",
    );
    expect(code).toBe(4);
    expect(out).toMatch(/^undecided {2}whether .+: .+$/mu);
  });

  test("of which one is not legal are compared without it, and the end is 3", async () => {
    const { code, out } = await call("compare", groups({ ...many, Bad: "user.city" }));
    expect(code).toBe(3);
    expect(out).toContain("the same   Sales = All of Sales");
  });

  test("have no one answer to --exit-code", async () => {
    expect(refusalOf(await call("compare", groups(many), "--exit-code"))).toContain(
      "--exit-code is about two rules, and there are 7",
    );
  });
});

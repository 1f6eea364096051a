import { describe, expect, test } from "vitest";
import { applyFixes } from "../../../src/index.ts";
import { linesOf, lintsOf } from "./lints-of.ts";
import { alike, populationOf } from "./population-of.ts";

const crowd = [
  ...alike(312, {
    department: "Marketing",
    country: "NO",
    mail: "a@contoso.com",
    accountEnabled: true,
  }),
  ...alike(40, { department: "R&D", country: "NO", mail: "b@contoso.com", accountEnabled: true }),
  ...alike(3, { department: "R & D", country: "SE", mail: "c@contoso.com", accountEnabled: true }),
];
const population = populationOf(crowd);
const linesFor = (rule: string): string[] => linesOf(rule, { population });

describe("value-not-in-data", () => {
  test.each([
    [
      'user.department -eq "Markting"',
      'value-not-in-data ["Markting"] 0 of 355 users have department `Markting` (did you mean `Marketing` (312)?)',
    ],
    [
      'user.department -ne "Markting"',
      'value-not-in-data ["Markting"] 0 of 355 users have department `Markting` (this leaves nobody out; did you mean `Marketing` (312)?)',
    ],
    [
      'user.department -in ["Marketing", "RD"]',
      'value-not-in-data ["RD"] 0 of 355 users have department `RD` (did you mean `R&D` (40)?)',
    ],
    [
      'user.department -startsWith "Mark t"',
      'value-not-in-data ["Mark t"] 0 of 355 users have department that starts with `Mark t` (did you mean `Market` (312)?)',
    ],
    [
      'user.mail -endsWith "@contso.com"',
      'value-not-in-data ["@contso.com"] 0 of 355 users have mail that ends with `@contso.com` (did you mean `@contoso.com` (355)?)',
    ],
    [
      'user.mail -contains "contosso"',
      'value-not-in-data ["contosso"] 0 of 355 users have mail that contains `contosso` (did you mean `contoso` (355)?)',
    ],
    [
      'user.department -match "^Sales$"',
      'value-not-in-data ["^Sales$"] 0 of 355 users have department that matches `^Sales$`',
    ],
    [
      'user.department -notIn ["a", "b", "c", "d", "R&D"]',
      'value-not-in-data [["a", "b", "c", "d", "R&D"]] 0 of 355 users have department `a`, `b`, `c` and 1 more (these leave nobody out)',
    ],
  ])("%s", (rule, expected) => {
    expect(linesFor(rule).filter((line) => line.startsWith("value-not-in-data"))).toEqual([
      expected,
    ]);
  });

  test.each([
    'user.department -eq "MARKETING"',
    'user.department -eq ""',
    'user.department -eq "null"',
    'user.userType -eq "Visitor"',
    'user.country -eq "no"',
    "user.department -eq null",
  ])("has nothing to say of %s", (rule) => {
    expect(linesFor(rule).join("\n")).not.toMatch("value-not-in-data");
  });

  test("says nothing where the data does not decide it", () => {
    const blind = populationOf(crowd, { unknown: ["department"] });
    expect(linesOf('user.department -eq "Markting"', { population: blind })).toEqual([]);
  });

  test("says nothing of nobody", () => {
    expect(linesOf('user.department -eq "a"', { population: populationOf([]) })).toEqual([]);
  });

  test("says nothing of users where the rule is about devices", () => {
    expect(linesOf('device.displayName -eq "a"', { population })).toEqual([]);
  });

  test("looks into collections and plans", () => {
    const some = populationOf([
      { otherMails: ["a@x.org"], assignedPlans: [{ service: "exchange" }] },
    ]);
    expect(linesOf('user.otherMails -any (_ -eq "a@y.org")', { population: some })[0]).toBe(
      'value-not-in-data ["a@y.org"] 0 of 1 user have otherMails `a@y.org` (did you mean `a@x.org` (1)?)',
    );
    expect(
      linesOf('user.assignedPlans -any (assignedPlan.service -eq "exchnge")', {
        population: some,
      })[0],
    ).toBe(
      'value-not-in-data ["exchnge"] 0 of 1 user have assignedPlan.service `exchnge` (did you mean `exchange` (1)?)',
    );
  });

  test("offers no value that the list has already", () => {
    const [found] = lintsOf('user.department -in ["Marketing", "Markting"]', { population });
    expect(found?.fixes).toBe(undefined);
  });

  test("offers the nearest value as a guess", () => {
    const rule = 'user.department -eq "Markting"';
    const [found] = lintsOf(rule, { population });
    expect(found?.fixes?.[0]?.certainty).toBe("guess");
    expect(applyFixes(rule, found?.fixes ?? [])).toBe('user.department -eq "Marketing"');
  });

  test("shows a value on one line", () => {
    const odd = populationOf([{ city: "Os\nlo" }]);
    expect(linesOf('user.city -eq "Oslo"', { population: odd })[0]).toMatch("`Os\\u000alo`");
  });
});

describe("seldom-set", () => {
  const few = populationOf([...alike(3, { companyName: "Contoso" }), ...alike(97, {})]);

  test("names an attribute once", () => {
    expect(
      linesOf('user.companyName -eq "Contoso" -or user.companyName -startsWith "Con"', {
        population: few,
      }).filter((line) => line.startsWith("seldom")),
    ).toEqual([
      "seldom-set [user.companyName] 3 of 100 users have a value of `companyName` (for everybody else it counts as unset)",
    ]);
  });

  test("is silent of attributes that are compared with null only", () => {
    expect(linesOf("user.companyName -ne null", { population: few })).toEqual([]);
  });

  test("is silent from the threshold on", () => {
    const rule = 'user.companyName -eq "Contoso"';
    expect(linesOf(rule, { population: few, thresholds: { fillRate: 0.03 } })).toEqual([]);
    expect(linesOf(rule, { population: few, thresholds: { fillRate: 0.031 } })).toHaveLength(1);
  });
});

describe("branches", () => {
  test.each([
    [
      '(user.department -eq "R & D" -and user.country -eq "NO") -or user.country -eq "SE"',
      [
        'branch-of-nobody [user.department -eq "R & D" -and user.country -eq "NO"] 0 of 355 users satisfy this part (it adds nobody)',
      ],
    ],
    [
      "user.accountEnabled -eq false",
      ["branch-of-nobody [user.accountEnabled -eq false] 0 of 355 users satisfy this rule"],
    ],
    [
      'user.accountEnabled -eq true -and user.country -eq "SE"',
      [
        "branch-of-everybody [user.accountEnabled -eq true] all 355 users satisfy this part (it leaves nobody out)",
      ],
    ],
    [
      'user.mail -endsWith "@contoso.com" -or user.country -eq "SE"',
      [
        'branch-of-everybody [user.mail -endsWith "@contoso.com"] all 355 users satisfy this part (what is joined with it by `-or` adds nobody)',
      ],
    ],
    ["user.mail -ne null", []],
    ['user.country -eq "NO" -or user.country -eq "SE"', []],
    [
      '-not (user.country -eq "NO" -or user.accountEnabled -eq false)',
      [
        "branch-of-nobody [user.accountEnabled -eq false] 0 of 355 users satisfy this part (it adds nobody)",
      ],
    ],
  ])("of %s", (rule, expected) => {
    expect(linesFor(rule).filter((line) => line.startsWith("branch"))).toEqual(expected);
  });

  test.each([
    'user.department -eq "Sales" -or user.country -eq "SE"',
    'user.department -ne "Sales" -and user.country -eq "SE"',
    '-not (user.department -eq "Sales") -and user.country -eq "SE"',
    'user.otherMails -any (_ -eq "x") -or user.department -eq "Sales"',
    '(user.department -eq "Sales" -and user.country -eq "SE") -or user.country -eq "NO"',
  ])("are told by their values already: %s", (rule) => {
    const known = populationOf(crowd.map((user) => ({ ...user, otherMails: ["y"] })));
    const lines = linesOf(rule, { population: known });
    expect(lines.filter((line) => line.startsWith("value"))).not.toEqual([]);
    expect(lines.filter((line) => line.startsWith("branch"))).toEqual([]);
  });

  test("of nobody are told where one of several values explains nothing", () => {
    const rule = 'user.department -in ["R & D", "Sales"] -and user.country -eq "NO"';
    expect(linesFor(rule).map((line) => line.split(" ")[0])).toEqual([
      "branch-of-nobody",
      "spelling-variants",
      "value-not-in-data",
    ]);
  });

  test("of almost everybody are told by the threshold", () => {
    const rule = 'user.country -eq "NO" -and user.department -eq "R&D"';
    expect(linesOf(rule, { population, thresholds: { everybody: 0.99 } })[0]).toBe(
      'branch-of-everybody [user.country -eq "NO"] 352 of 355 users satisfy this part (it leaves nobody out)',
    );
  });

  test("that the data does not decide are left alone", () => {
    const blind = populationOf(crowd, { unknown: ["accountEnabled"] });
    expect(
      linesOf('user.accountEnabled -eq false -or user.country -eq "NO"', { population: blind }),
    ).toEqual([]);
  });
});

describe("spelling-variants", () => {
  test.each([
    [
      'user.department -eq "r&d"',
      'spelling-variants ["r&d"] the data spells this in 2 ways: `R&D` (40), `R & D` (3) (a rule ignores letter case and nothing else)',
    ],
    [
      'user.department -notIn ["R & D", "Marketing"]',
      'spelling-variants ["R & D"] the data spells this in 2 ways: `R & D` (3), `R&D` (40) (a rule ignores letter case and nothing else)',
    ],
  ])("%s", (rule, expected) => {
    expect(linesFor(rule)).toEqual([expected]);
  });

  test.each([
    'user.department -in ["R&D", "R & D"]',
    'user.department -eq "R&D" -or user.department -eq "R & D"',
    'user.department -startsWith "R&D"',
    'user.department -eq "Marketing"',
  ])("is silent of %s", (rule) => {
    expect(linesFor(rule).filter((line) => line.startsWith("spelling"))).toEqual([]);
  });

  test.each([
    ["Zürich", "Zurich", true],
    ["Co-op", "Coop", true],
    ["New York", "New\u00a0York", true],
    ["Level 1", "Level-1", true],
    ["O'Brien", "O’Brien", true],
    ["Sales", "SALES", false],
    ["1.1", "11", false],
    ["1.1", "1-1", true],
    ["C#", "C", false],
    ["Østfold", "Ostfold", false],
    ["--", "  ", false],
  ])("`%s` and `%s`: %s", (one, other, isVariant) => {
    const both = populationOf([{ city: one }, { city: other }]);
    const lines = linesOf(`user.city -eq "${one}"`, { population: both });
    expect(lines.some((line) => line.startsWith("spelling"))).toBe(isVariant);
  });

  test("shows apart what looks alike", () => {
    const both = populationOf([{ city: "New York" }, { city: "New\u00a0York" }]);
    expect(linesOf('user.city -eq "New York"', { population: both })[0]).toMatch(
      "`New York` (1), `New\\u00a0York` (1)",
    );
  });
});

describe("dangling-id of a user", () => {
  const id = "62e19b97-8b3d-4d4a-a106-4ce66896a863";
  const other = "c1ec4a95-1f05-45b3-a911-aa3fa01094f5";
  const known = populationOf([{ objectId: id }, { objectId: "b", manager: "c" }]);

  const codes = (rule: string): string[] =>
    lintsOf(rule, { population: known, thresholds: { fillRate: 0 } }).map(({ code }) => code);

  test.each([
    [`user.objectId -eq "${id.toUpperCase()}"`, 0],
    [`user.objectId -in ["${id}", "${other}"]`, 1],
    [`user.objectId -ne "${other}"`, 1],
    [`Direct Reports for "${id}"`, 0],
    [`Direct Reports for "${other}"`, 1],
  ])("%s: %i", (rule, count) => {
    expect(codes(rule).filter((code) => code === "dangling-id")).toHaveLength(count);
  });

  test("is not said of a manager to whom somebody reports", () => {
    const led = populationOf([{ objectId: "b", manager: other }]);
    expect(
      lintsOf(`Direct Reports for "${other}"`, { population: led }).map(({ code }) => code),
    ).toEqual([]);
  });

  test("names many ids at once, and explains that nobody is found", () => {
    expect(linesOf('user.objectId -in ["1", "2", "3", "4"]', { population: known })).toEqual([
      'dangling-id [["1", "2", "3", "4"]] 0 of 2 users have the object id `1`, `2`, `3` and 1 more (see whether the user was deleted)',
    ]);
  });

  test("explains that nobody reports to whom is not there", () => {
    expect(codes(`Direct Reports for "${other}"`)).toEqual(["dangling-id"]);
    expect(codes(`Direct Reports for "${id}"`)).toEqual(["branch-of-nobody"]);
  });
});

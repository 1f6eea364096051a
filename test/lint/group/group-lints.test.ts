import { describe, expect, test } from "vitest";
import type { KnownGroup } from "../../../src/index.ts";
import { linesOf, lintsOf } from "../data/lints-of.ts";

const ids = [1, 2, 3, 4, 5].map((digit) => `00000000-0000-0000-0000-00000000000${digit}`);
const [first = "", second = "", third = "", fourth = "", fifth = ""] = ids;

const groups: readonly KnownGroup[] = [
  { id: first, displayName: "Sales", rule: 'user.department -eq "Sales"' },
  { id: second, displayName: "Sellers", rule: 'user.department -in ["sales", "SALES"]' },
  { id: third, displayName: "Assigned" },
  { id: fourth, displayName: "Broken", rule: "user.department -eq" },
  { id: fifth, displayName: "Devices", rule: 'device.displayName -eq "Sales"' },
];

describe("same-meaning", () => {
  test("names the groups in one finding", () => {
    expect(linesOf("user.department -eq 'SALES'", { groups })).toEqual([
      "same-meaning [user.department -eq 'SALES'] the groups `Sales`, `Sellers` have rules of the same meaning",
    ]);
  });

  test("leaves out the group itself", () => {
    expect(
      linesOf('user.department -eq "Sales"', { groups, groupId: first.toUpperCase() }),
    ).toEqual([
      'same-meaning [user.department -eq "Sales"] the group `Sellers` has a rule of the same meaning',
    ]);
  });

  test("names a few of many", () => {
    const many = ids.map((id, index): KnownGroup => ({
      id,
      displayName: `G${index}`,
      rule: "user.city -ne null",
    }));
    expect(linesOf("user.city -ne null", { groups: many })[0]).toMatch(
      "the groups `G0`, `G1`, `G2` and 2 more have rules",
    );
  });

  test.each([
    'user.displayName -eq "Sales"',
    'user.department -eq "Sale"',
    "user.department -ne null",
  ])("is silent of %s", (rule) => {
    expect(linesOf(rule, { groups })).toEqual([]);
  });
});

const rulesOf = (...rules: readonly string[]): readonly KnownGroup[] =>
  rules.map((rule, index) => ({ id: `group ${index}`, displayName: `G${index}`, rule }));

describe("same-meaning, by what rules mean", () => {
  test.each([
    ['user.city -contains "a" -and user.city -ne null', 'user.city -match "A"', undefined],
    [
      'user.userType -in ["Member", "Guest"]',
      "user.userType -ne null",
      "as long as properties hold only the values that they take",
    ],
    [
      "user.objectId -ne null",
      'user.city -eq "a" -or user.city -ne "a"',
      "as long as properties hold only the values that they take",
    ],
  ])("%s is %s", (rule, other, hint) => {
    const [found] = lintsOf(rule, { groups: rulesOf(other) });
    expect(found).toMatchObject({ code: "same-meaning" });
    expect(found?.hint).toBe(hint);
  });

  test.each([
    ["nobody", '-eq "a"', '-eq "b"', "-and"],
    ["everybody", '-eq "a"', '-ne "a"', "-or"],
  ])("is silent of a group of %s of another kind", (_what, one, other, connective) => {
    const ruleOf = (path: string): string => `${path} ${one} ${connective} ${path} ${other}`;
    const others = rulesOf(ruleOf("device.deviceModel"));
    expect(linesOf(ruleOf("user.city"), { groups: others })).toEqual([]);
  });
});

describe("subset-of-group", () => {
  test("names the nearest groups only, and none that is told to be the same", () => {
    const others = rulesOf(
      'user.city -startsWith "Os"',
      'user.city -startsWith "O"',
      'user.city -contains "Oslo"',
      'user.city -eq "Oslo" -and user.state -ne null',
      'user.city -eq "OSLO"',
    );
    expect(linesOf('user.city -eq "Oslo"', { groups: others })).toEqual([
      'same-meaning [user.city -eq "Oslo"] the group `G4` has a rule of the same meaning',
      'subset-of-group [user.city -eq "Oslo"] every member is in the groups `G0`, `G2`, too',
    ]);
  });

  test.each([
    ["a group of everybody", ["user.objectId -ne null"]],
    ["a group of nobody", ['user.city -eq "a" -and user.city -eq "b"']],
    ["a larger one about devices", ["device.displayName -ne null"]],
    ["one that it holds itself", ['user.city -in ["Oslo"] -and user.state -ne null']],
  ])("is silent of %s", (_what, rules) => {
    expect(linesOf('user.city -eq "Oslo"', { groups: rulesOf(...rules) })).toEqual([]);
  });

  test("is not said of a rule that nobody satisfies", () => {
    const others = rulesOf("user.city -ne null");
    expect(linesOf('user.city -eq "a" -and user.city -eq "b"', { groups: others })).toEqual([]);
  });
});

describe("disjoint-groups", () => {
  const others = rulesOf('user.city -eq "a"', 'user.city -eq "b"', 'user.city -match "^c"');
  const severities = { "disjoint-groups": "hint" } as const;

  test("is off unless a severity is given", () => {
    expect(linesOf('user.city -eq "d"', { groups: others })).toEqual([]);
  });

  test("names groups that share nobody", () => {
    expect(linesOf('user.city -startsWith "b"', { groups: others, severities })).toEqual([
      'disjoint-groups [user.city -startsWith "b"] no member can be in any of the groups `G0`, `G2`, too',
    ]);
  });

  test("takes the severity that is given", () => {
    const [found] = lintsOf('user.city -eq "d"', {
      groups: others,
      severities: { "disjoint-groups": "warning" },
    });
    expect(found?.severity).toBe("warning");
  });
});

test("names of groups are only names", () => {
  const others = ["__proto__", "constructor", ""].map((name) => ({
    id: name,
    displayName: name,
    rule: 'user.city -eq "__proto__"',
  }));
  expect(
    linesOf('user.city -in ["__PROTO__"]', { groups: others, groupId: "constructor" }),
  ).toEqual([
    'same-meaning [user.city -in ["__PROTO__"]] the groups `__proto__`, `` have rules of the same meaning',
  ]);
});

const unknown = "62e19b97-8b3d-4d4a-a106-4ce66896a863";
const asking = (...asked: readonly string[]): string =>
  `user.memberOf -any (group.objectId -in [${asked.map((id) => `"${id}"`).join(", ")}])`;

describe("dangling-id of a group", () => {
  test("names an id that no group has", () => {
    expect(linesOf(asking(first, unknown), { groups })).toEqual([
      `dangling-id ["${unknown}"] none of 5 known groups has the id \`${unknown}\` (see whether the group was deleted)`,
    ]);
  });

  test("names many ids at once", () => {
    const many = ids.map((id) => id.replace("0", "9"));
    expect(linesOf(asking(...many), { groups })).toHaveLength(1);
  });

  test.each([
    ["ids of known groups", asking(first, third.toUpperCase()), groups, undefined],
    ["its own id", asking(unknown), groups, unknown],
    ["what is no id, of which `check` warns", asking("nobody"), groups, undefined],
    ["anything where no group is known", asking(unknown), [], undefined],
    [
      "anything where a group has no object id yet",
      asking(unknown),
      [...groups, { id: "azuread_group.all", displayName: "All" }],
      undefined,
    ],
  ] as const)("is silent of %s", (_what, rule, known, groupId) => {
    const own = groupId === undefined ? {} : { groupId };
    expect(linesOf(rule, { groups: known, ...own })).toEqual([]);
  });
});

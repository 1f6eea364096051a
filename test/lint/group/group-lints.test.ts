import { describe, expect, test } from "vitest";
import type { KnownGroup } from "../../../src/index.ts";
import { linesOf } from "../data/lints-of.ts";

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

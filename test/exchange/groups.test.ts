import { describe, expect, test } from "vitest";
import { errorOf, groupsIn } from "./source.ts";

const rule = 'user.department -eq "Sales"';

const sales = {
  id: "g1",
  displayName: "Sales",
  description: "All of Sales",
  groupTypes: ["DynamicMembership", "Unified"],
  membershipRule: rule,
  membershipRuleProcessingState: "Paused",
  assignedLicenses: [{ skuId: "s1", disabledPlans: ["p1"] }, { skuId: "s2" }],
};

const board = {
  id: "g2",
  displayName: "Board",
  groupTypes: [],
  membershipRule: null,
  membershipRuleProcessingState: null,
};

describe("groups of Microsoft Graph", () => {
  test.for([
    ["a list in an object", JSON.stringify({ "@odata.context": "x", value: [sales, board] })],
    ["an array", JSON.stringify([sales, board], null, 2)],
    ["one a line", `${JSON.stringify(sales)}\n${JSON.stringify(board)}\n`],
  ] as const)("are read from %s", async ([, text]) => {
    expect(await groupsIn(text)).toMatchObject([
      {
        id: "g1",
        displayName: "Sales",
        description: "All of Sales",
        membershipRule: rule,
        processingState: "Paused",
        isDynamic: true,
        assignedLicenses: [
          { skuId: "s1", disabledPlans: ["p1"] },
          { skuId: "s2", disabledPlans: [] },
        ],
      },
      {
        id: "g2",
        displayName: "Board",
        membershipRule: undefined,
        processingState: "On",
        isDynamic: false,
        assignedLicenses: [],
      },
    ]);
  });

  test("are read from one object", async () => {
    expect(await groupsIn(JSON.stringify(sales))).toHaveLength(1);
  });

  test("are on by default, and say it in any letter case", async () => {
    const text = JSON.stringify([
      { id: "g1", membershipRule: rule },
      { id: "g2", membershipRule: rule, membershipRuleProcessingState: "on" },
      { id: "g3", membershipRule: rule, membershipRuleProcessingState: "PAUSED" },
    ]);
    expect((await groupsIn(text)).map(({ processingState }) => processingState)).toEqual([
      "On",
      "On",
      "Paused",
    ]);
  });

  test("that were dynamic once may have kept their rules", async () => {
    const [group] = await groupsIn(JSON.stringify({ ...sales, groupTypes: [] }));
    expect(group).toMatchObject({ isDynamic: false, membershipRule: rule });
  });

  test("may be administrative units", async () => {
    const units = [
      { id: "a1", displayName: "Oslo", membershipType: "Dynamic", membershipRule: rule },
      { id: "a2", displayName: "Bergen", membershipType: "Assigned" },
    ];
    expect((await groupsIn(JSON.stringify(units))).map(({ isDynamic }) => isDynamic)).toEqual([
      true,
      false,
    ]);
  });

  test("start on lines", async () => {
    const text = JSON.stringify(
      { value: [board, board].map((group, index) => ({ ...group, id: `g${index}` })) },
      null,
      1,
    );
    expect((await groupsIn(text)).map(({ line }) => line)).toEqual([3, 10]);
  });
});

describe("inventories of rules", () => {
  const cell = `"${rule.replaceAll('"', '""')}"`;

  test.for([
    ["names and rules", `DisplayName,MembershipRule\nSales,${cell}\n`, "Sales"],
    ["names, ids and rules", `displayName,id,membershipRule\nSales,g1,${cell}\n`, "g1"],
    ["descriptions", `DisplayName,Description,MembershipRule,Owner\nSales,x,${cell},y\n`, "Sales"],
    [
      "processing",
      `GroupName,GroupId,GroupType,MembershipRule,ProcessingState,ProcessingStatus,LastMembershipUpdated,ProcessingError,MemberCount,TestUser,TestUserMatches\nSales,g1,Security,${cell},On,Succeeded,x,,7,,\n`,
      "g1",
    ],
    [
      "a snapshot",
      JSON.stringify({
        CapturedAtUtc: "2025-01-01T00:00:00Z",
        GroupCount: 1,
        Groups: [
          {
            GroupId: "g1",
            DisplayName: "Sales",
            MembershipRule: rule,
            ProcessingState: "On",
            RoleAssignable: false,
          },
        ],
      }),
      "g1",
    ],
  ] as const)("may hold %s", async ([, text, id]) => {
    expect(await groupsIn(text)).toMatchObject([
      { id, displayName: "Sales", membershipRule: rule, processingState: "On", isDynamic: true },
    ]);
  });

  test("may hold groups without a rule", async () => {
    expect(await groupsIn("id,membershipRule\ng1,\n")).toMatchObject([
      { displayName: "g1", isDynamic: false },
    ]);
  });

  test("may tell the types of groups", async () => {
    const text = `Id,GroupTypes,MembershipRule\ng1,DynamicMembership;Unified,${cell}\ng2,,\ng3,System.String[],${cell}\n`;
    expect((await groupsIn(text)).map(({ isDynamic }) => isDynamic)).toEqual([true, false, true]);
  });
});

describe("groups are refused:", () => {
  test.for([
    ["an empty file", "", 1, undefined, "the file is empty"],
    [
      "no rules",
      "id,displayName,membershipType\ng1,Sales,Dynamic\n",
      1,
      undefined,
      "no column holds membership rules",
    ],
    [
      "no names",
      "membershipRule,x\na,b\n",
      1,
      undefined,
      "no column holds the ids or names of the groups",
    ],
    [
      "two columns of names",
      "groupName,displayName,membershipRule\na,b,c\n",
      1,
      11,
      "`displayName` is the second column of its kind",
    ],
    [
      "a nameless row",
      "displayName,membershipRule\n,x\n",
      2,
      1,
      "the group has neither id nor name",
    ],
    [
      "an id twice",
      '[{"id":"g1"},\n{"id":"G1"}]',
      2,
      undefined,
      "the group `G1` is that of line 1 too",
    ],
    [
      "a rule that is missing",
      '{"id":"g1",\n"groupTypes":["DynamicMembership"]}',
      1,
      1,
      "the group `g1` is dynamic, but its rule is missing",
    ],
    ["a rule that is a number", '{"id":"g1","membershipRule":7}', 1, 12, "this is not a text"],
    ["types that are a text", '{"id":"g1","groupTypes":"x"}', 1, 12, "this is not a list of texts"],
    [
      "licenses without SKU",
      '{"id":"g1","assignedLicenses":[{}]}',
      1,
      12,
      "a license has no `skuId`",
    ],
    [
      "licenses that are a text",
      '{"id":"g1","assignedLicenses":"x"}',
      1,
      12,
      "this is not a list of licenses",
    ],
    [
      "another state",
      '{"id":"g1","membershipRuleProcessingState":"Off"}',
      1,
      12,
      "the processing state `Off` is neither `On` nor `Paused`",
    ],
    ["users", '{"id":"u1","userPrincipalName":"a@b.c"}', 1, 12, "this is not a group"],
    [
      "devices",
      '{"id":"d1","@odata.type":"#microsoft.graph.device"}',
      1,
      12,
      "this is not a group",
    ],
  ] as const)("%s", async ([, text, line, column, problem]) => {
    const error = await errorOf(groupsIn(text));
    expect([error.file, error.line, error.column, error.problem]).toEqual([
      "groups.json",
      line,
      column,
      problem,
    ]);
  });
});

import { describe, expect, test } from "vitest";
import type { GroupRecord } from "../../src/exchange/group-record.ts";
import { newGroupOf } from "../../src/exchange/new-group-of.ts";
import { errorOf, groupsIn } from "./source.ts";

const rule = 'user.department -eq "Sales"';

async function groupIn(group: object): Promise<GroupRecord> {
  const [record] = await groupsIn(JSON.stringify({ id: "g1", displayName: "Sales", ...group }));
  if (record === undefined) throw new Error("no group");
  return record;
}

describe("a group of Microsoft Graph", () => {
  test("that says nothing more is for no roles, hides nobody and grants nothing", async () => {
    expect(await groupIn({})).toMatchObject({
      isAssignableToRole: false,
      hasHiddenMembership: false,
      grants: [],
      members: undefined,
    });
  });

  test("may be for roles, and hide its members", async () => {
    expect(
      await groupIn({ isAssignableToRole: true, visibility: "hiddenmembership" }),
    ).toMatchObject({ isAssignableToRole: true, hasHiddenMembership: true });
    expect(await groupIn({ isAssignableToRole: null, visibility: "Private" })).toMatchObject({
      isAssignableToRole: false,
      hasHiddenMembership: false,
    });
  });

  test("grants what our key says, and the app roles that Graph expands", async () => {
    const grants = [
      { kind: "app", app: "Expenses", role: "Approver" },
      { kind: "resource", resource: "https://contoso.sharepoint.com/sites/x", permission: "Read" },
    ];
    const appRoleAssignments = [
      { id: "x", resourceDisplayName: "Payroll", appRoleId: "r1", principalId: "g1" },
    ];
    expect((await groupIn({ grants, appRoleAssignments })).grants).toEqual([
      ...grants,
      { kind: "app", app: "Payroll", role: "r1" },
    ]);
  });

  test("has the users and devices that Graph expands, each once, and no groups", async () => {
    const members = [
      { "@odata.type": "#microsoft.graph.user", id: "u1" },
      { "@odata.type": "#microsoft.graph.device", id: "d1" },
      { "@odata.type": "#microsoft.graph.group", id: "g2" },
      { Id: "__proto__" },
      { id: "U1" },
      "u2",
    ];
    expect((await groupIn({ members })).members).toEqual(["u1", "d1", "__proto__", "u2"]);
    expect((await groupIn({ members: [] })).members).toEqual([]);
  });

  test("has no members from the file where the rule says who they are", async () => {
    const group = { groupTypes: ["DynamicMembership"], membershipRule: rule, members: ["u1"] };
    expect((await groupIn(group)).members).toBeUndefined();
  });
});

test("an inventory may tell whether groups are for roles and hide their members", async () => {
  const text = "id,membershipRule,IsAssignableToRole,Visibility\na,,True,\nb,,,HiddenMembership\n";
  expect(await groupsIn(text)).toMatchObject([
    { isAssignableToRole: true, hasHiddenMembership: false },
    { isAssignableToRole: false, hasHiddenMembership: true },
  ]);
});

describe("a record asks for a group", () => {
  const grants = [{ kind: "app", app: "Expenses", role: "Approver" }];
  const assignedLicenses = [{ skuId: "s1", disabledPlans: [] }];

  test("that is dynamic, with its rule and its state", async () => {
    const record = await groupIn({
      description: "All of Sales",
      groupTypes: ["DynamicMembership"],
      membershipRule: rule,
      membershipRuleProcessingState: "Paused",
      grants,
      assignedLicenses,
    });
    expect(newGroupOf(record)).toEqual({
      id: "g1",
      displayName: "Sales",
      description: "All of Sales",
      membershipRule: rule,
      processingState: "Paused",
      isAssignableToRole: false,
      hasHiddenMembership: false,
      assignedLicenses,
      grants,
    });
  });

  test("that is assigned, without the rule that it may have kept", async () => {
    const record = await groupIn({
      groupTypes: [],
      membershipRule: rule,
      isAssignableToRole: true,
    });
    expect(newGroupOf(record)).toEqual({
      id: "g1",
      displayName: "Sales",
      isAssignableToRole: true,
      hasHiddenMembership: false,
      assignedLicenses: [],
      grants: [],
    });
  });
});

describe("groups are refused:", () => {
  test.for([
    [
      "roles that are a text",
      '{"id":"g1","isAssignableToRole":"no"}',
      12,
      "this is neither true nor false",
    ],
    ["grants that are none", '{"id":"g1","grants":{}}', 12, "`grants` is not a list"],
    [
      "a grant of another kind",
      '{"id":"g1","grants":[{"kind":"role","app":"x","role":"y"}]}',
      23,
      "`grants[0].kind` is `role`, which it cannot be",
    ],
    [
      "a grant without a role",
      '{"id":"g1","grants":[{"kind":"app","app":"x","role":"y"},{"kind":"app","app":"x"}]}',
      58,
      "`grants[1]` lacks `role`",
    ],
    [
      "a grant with more",
      '{"id":"g1","grants":[{"kind":"resource","resource":"x","permision":"y"}]}',
      56,
      "`grants[0].permision` is not known here",
    ],
    [
      "an app role without an application",
      '{"id":"g1","appRoleAssignments":[{"appRoleId":"r"}]}',
      12,
      "an app role assignment lacks `resourceDisplayName` or `appRoleId`",
    ],
    ["members that are a number", '{"id":"g1","members":7}', 12, "this is not a list of members"],
    ["a member without id", '{"id":"g1","members":[{}]}', 12, "a member has no `id`"],
    [
      "members that go on elsewhere",
      '{"id":"g1","members":[],"members@odata.nextLink":"x"}',
      25,
      "the list of members is cut off",
    ],
  ] as const)("%s", async ([, text, column, problem]) => {
    const error = await errorOf(groupsIn(text));
    expect([error.line, error.column, error.problem]).toEqual([1, column, problem]);
  });

  test("a cell that says neither whether a group is for roles", async () => {
    const error = await errorOf(groupsIn("id,membershipRule,isAssignableToRole\na,,maybe\n"));
    expect([error.line, error.column, error.problem]).toEqual([
      2,
      4,
      "this is neither true nor false",
    ]);
  });
});

import { given, type TruthRow } from "./truth-row.ts";

const boss = "62e19b97-8b3d-4d4a-a106-4ce66896a863";
const BOSS = boss.toUpperCase();
const other = "00000000-8b3d-4d4a-a106-4ce66896a863";

const directReports = [
  ...given(
    `Direct Reports for "${boss}"`,
    [{ manager: boss }, true, "the manager's object id"],
    [{ manager: BOSS }, true, "compared ignoring case"],
    [{ manager: other }, false, "another manager"],
    [{ objectId: boss }, false, "the manager is not a report of theirs"],
    [{}, false, "nobody's report"],
    [{ manager: null }, false, "nobody's report"],
    [{ manager: "" }, false, "nobody's report"],
  ),
  ...given(`Direct Reports for '${boss}'`, [{ manager: boss }, true, "single quotes"]),
  ...given(`Direct Reports for "${BOSS}"`, [{ manager: boss }, true, "the GUID in capitals"]),
  ...given(`direct reports FOR "${boss}"`, [{ manager: boss }, true, "any letter case"]),
  ...given(`DIRECT REPORTS FOR '${BOSS}'`, [{ manager: BOSS }, true, "all capitals"]),
  ...given(`Direct  Reports   for    "${boss}"`, [{ manager: boss }, true, "more spaces"]),
  ...given(`  Direct Reports for "${boss}"\n`, [{ manager: boss }, true, "space around it"]),
];

const group = "11111111-aaaa-4bbb-8ccc-000000000001";
const second = "22222222-aaaa-4bbb-8ccc-000000000002";

const memberOf = [
  ...given(
    `user.memberOf -any (group.objectId -in ["${group}"])`,
    [{ memberOf: [group] }, true, "a member"],
    [{ memberOf: [group.toUpperCase()] }, true, "ids are compared ignoring case"],
    [{ memberOf: [second, group] }, true, "of this group among others"],
    [{ memberOf: [second] }, false, "of another group only"],
    [{ memberOf: [] }, false, "of no group"],
    [{ memberOf: ["", null] }, false, "unset elements are dropped"],
    [{}, false, "missing"],
    [{ memberOf: null }, false, "null"],
  ),
  ...given(
    `user.memberOf -any (group.objectId -in ['${group}', "${second}"])`,
    [{ memberOf: [second] }, true, "the second id"],
    [{ memberOf: [group, second] }, true, "both"],
    [{ memberOf: [boss] }, false, "neither"],
  ),
  ...given(`user.memberof any (GROUP.objectid in ['${group.toUpperCase()}'])`, [
    { memberOf: [group] },
    true,
    "letter case and hyphens do not matter",
  ]),
  ...given(`(user.memberOf -any (group.objectId -in ["${group}"]))`, [
    { memberOf: [group] },
    true,
    "one pair of parentheses around the rule",
  ]),
  ...given(
    `device.memberOf -any (group.objectId -in ["${group}"])`,
    [{ memberOf: [group] }, true, "devices likewise"],
    [{}, false, "devices likewise"],
  ),
  ...given('user.memberOf -any (group.objectId -in ["no guid"])', [
    { memberOf: ["NO GUID"] },
    true,
    "an id that is no GUID gets a warning and is compared as it stands",
  ]),
];

const everybody = [
  ...given(
    "user.objectId -ne null",
    [{ objectId: boss }, true, "the documented rule for all users"],
    [{}, false, "without an object id"],
  ),
  ...given("device.objectId -ne null", [{ objectId: boss }, true, "and for all devices"]),
  ...given(
    'user.userPrincipalName -contains "#EXT#"',
    [{ userPrincipalName: "ann_fabrikam.com#EXT#@contoso.com" }, true, "guests' names"],
    [{ userPrincipalName: "ann@contoso.com" }, false, "members' names"],
  ),
  ...given(
    '(user.accountEnabled -eq true) -and -not (user.userType -eq "Guest")',
    [{ accountEnabled: true, userType: "Member" }, true, "an enabled member"],
    [{ accountEnabled: true }, true, "no user type"],
    [{ accountEnabled: true, userType: "guest" }, false, "an enabled guest"],
    [{ userType: "Member" }, false, "not known to be enabled"],
  ),
];

/** Direct Reports, `memberOf`, and the rules that everybody writes. */
export const specialRuleRows: readonly TruthRow[] = [...directReports, ...memberOf, ...everybody];

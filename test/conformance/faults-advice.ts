import { hints, warnings, type FaultRow } from "./fault-row.ts";

const guid = "62e19b97-8b3d-4d4a-a106-4ce66896a863";
const group = (ids: string): string => `user.memberOf -any (group.objectId -in [${ids}])`;

const writing = [
  ...warnings(
    "missing-space",
    'user.department-eq"Sales"',
    'user.department-eq "Sales"',
    'user.otherMails -any (_-contains "x")',
    "user.employeeHireDate -ge system.now-plus P1D",
    "user.accountEnabled-eq true",
  ),
  ...warnings(
    "lone-apostrophe",
    ['user.surname -eq "O\'Brien"', "'"],
    ['user.surname -in ["a", "O\'Brien"]', "'"],
    ["user.surname -eq \"'''\"", "'"],
    ['user.otherMails -any (_ -contains "o\'b")', "'"],
  ),
  ...warnings(
    "quoted-null",
    ['user.employeeId -ne "null"', '"null"'],
    ["user.city -eq 'NULL'", "'NULL'"],
    ['user.city -eq "Null"', '"Null"'],
  ),
  ...warnings(
    "bare-quantifier",
    'user.otherMails -any _ -eq "a"',
    'user.otherMails -all _ -eq "a" -or _ -eq "b"',
    'user.assignedPlans -any assignedPlan.service -eq "SCO"',
    'user.otherMails -any -not _ -eq "a"',
    'user.city -eq "x" -and user.otherMails -any _ -eq "a" -and user.state -eq "y"',
  ),
  ...warnings(
    "template",
    ['user.city -eq "${city}"', "${city}"],
    ['user.city -eq "{0}"', "{0}"],
    ['user.city -eq "<city>"', "<city>"],
    ["user.city -in ['a', 'x ${city} y']", "${city}"],
  ),
];

const values = [
  ...warnings(
    "value-never-occurs",
    ['device.deviceOwnership -eq "Corporate"', '"Corporate"', { says: "Company" }],
    ['device.deviceOwnership -ne "corporate"', '"corporate"', { says: "Company" }],
    ['user.userType -eq "External"', '"External"'],
    ['user.userType -eq "Guests"', '"Guests"', { says: "Guest" }],
    ['user.userType -in ["Member", "Gast"]', '"Gast"'],
    ['device.deviceTrustType -eq "Hybrid"', '"Hybrid"'],
    ['device.profileType -ne "Phone"', '"Phone"'],
    ['user.passwordPolicies -eq "Never"', '"Never"'],
    ['user.assignedPlans -any (assignedPlan.capabilityStatus -eq "Disabled")', '"Disabled"'],
  ),
  ...warnings(
    "empty-literal",
    ['user.city -eq ""', '""', { says: "null" }],
    ["user.city -ne ''", "''", { says: "null" }],
    ['user.otherMails -eq ""', '""'],
    ['user.otherMails -any (_ -ne "")', '""'],
  ),
  ...warnings(
    "not-a-guid",
    [group('"Sales"'), '"Sales"'],
    [group(`"${guid}", 'x'`), "'x'"],
    [group(`"${guid.replaceAll("-", "")}"`), undefined],
    [group(`"{${guid}}"`), undefined],
  ),
  ...warnings(
    "member-of-retired",
    group(`"${guid}"`),
    `(${group(`"${guid}"`)})`,
    group(`"${guid}"`).replace("user.", "device."),
  ),
  ...warnings(
    "undocumented-ordering",
    'device.deviceOSVersion -ge "10.0.19045"',
    'device.deviceOSVersion -le "10.0"',
    '(device.isRooted -eq false) -and (device.deviceOSVersion ge "15.0.1")',
  ),
];

const spelling = [
  ...hints(
    "property-case",
    ['user.Department -eq "x"', undefined, { says: "department" }],
    ['USER.city -eq "x"', undefined],
    ['user.mailNickname -eq "x"', undefined, { says: "mailNickName" }],
    ['device.devicePhysicalIDs -any (_ -eq "x")', undefined, { says: "devicePhysicalIds" }],
    ["user.assignedPlans -any (assignedPlan.ServicePlanId -ne null)", undefined],
    ['user.assignedPlans -any (assignedplan.service -eq "SCO")', undefined],
    [`user.memberof -any (group.objectId -in ["${guid}"])`, undefined, { says: "memberOf" }],
    ['user.ExtensionAttribute1 -eq "x"', undefined, { says: "extensionAttribute1" }],
  ),
  ...hints(
    "*",
    ["user.accountEnabled -eq $true", "$true"],
    ["user.accountEnabled -ne $FALSE", "$FALSE"],
    ['user.accountEnabled -eq "true"', '"true"'],
    ["user.accountEnabled -eq 'false'", "'false'"],
    ["user.city -eq $null", "$null"],
    ["user.otherMails -ne $Null", "$Null"],
  ),
];

/** Warnings and hints: the rule is legal all the same. */
export const adviceFaults: readonly FaultRow[] = [...writing, ...values, ...spelling];

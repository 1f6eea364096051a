import { errors, type FaultRow } from "./fault-row.ts";

const guid = "62e19b97-8b3d-4d4a-a106-4ce66896a863";
const extension = "extension_9d98ed114c4840d298fad781915f27e4_Colour";

const prefixes = errors(
  "missing-prefix",
  ['department -eq "x"', "department"],
  ['Department -startsWith "x"', "Department"],
  ['(city -eq "a") -and (user.state -eq "b")', "city"],
  ['deviceOSType -eq "Windows"', "deviceOSType"],
  ["accountEnabled -eq true", "accountEnabled"],
  ['otherMails -any (_ -eq "a")', "otherMails"],
  [`memberOf -any (group.objectId -in ["${guid}"])`, "memberOf"],
);

const subjects = [
  ...errors(
    "mixed-subjects",
    '(user.city -eq "a") -and (device.displayName -eq "b")',
    'device.isRooted -eq true -or user.city -eq "a"',
    '-not (user.city -eq "a" -or device.deviceModel -eq "b")',
    'user.otherMails -any (_ -eq "a") -and device.devicePhysicalIds -any (_ -eq "b")',
  ),
  ...errors(
    "wrong-subject",
    ['user.city -eq "a"', undefined, { subject: "device" }],
    ["device.isRooted -eq true", undefined, { subject: "user" }],
    [`Direct Reports for "${guid}"`, undefined, { subject: "device" }],
    [`user.memberOf -any (group.objectId -in ["${guid}"])`, undefined, { subject: "device" }],
    [`device.memberOf -any (group.objectId -in ["${guid}"])`, undefined, { subject: "user" }],
  ),
];

const unknownNames = errors(
  "unknown-property",
  ['user.foo -eq "x"', undefined],
  ['user.employeeType -eq "x"', undefined],
  ['user.employeeOrgData.costCenter -eq "x"', undefined],
  ['user.assignedLicenses.skuId -eq "x"', undefined],
  ['user.domain -in ["contoso.com"]', undefined],
  ["user.createdDateTime -ge 2024-01-01", undefined],
  ['user.signInActivity -eq "x"', undefined],
  ['device.organizationalUnit -eq "x"', undefined],
  ['device.domainName -eq "x"', undefined],
  [`user.manager -eq "${guid}"`, undefined],
  ['user.extensionAttribute0 -eq "x"', undefined],
  ['user.extensionAttribute16 -eq "x"', undefined],
  ['device.extensionAttribute16 -eq "x"', undefined],
  ['user.extension_Colour -eq "x"', undefined],
  ['user.extension_9d98ed11_Colour -eq "x"', undefined],
  ['user.extension_9d98ed114c4840d298fad781915f27eg_Colour -eq "x"', undefined],
  [`device.${extension} -eq "x"`, undefined],
  ['user.deviceOSType -eq "x"', undefined],
  ['device.city -eq "x"', undefined],
  ['user.assignedPlans -any (assignedPlan.skuId -eq "x")', undefined],
);

const otherNames = errors(
  "unknown-property",
  ['user.officeLocation -eq "x"', undefined, { says: "physicalDeliveryOfficeName" }],
  ['user.mobilePhone -eq "x"', undefined, { says: "user.mobile" }],
  ["user.onPremisesSyncEnabled -eq true", undefined, { says: "dirSyncEnabled" }],
  ['user.faxNumber -eq "x"', undefined, { says: "facsimileTelephoneNumber" }],
  ['user.businessPhones -eq "x"', undefined, { says: "telephoneNumber" }],
  ['user.imAddresses -eq "x"', undefined, { says: "sipProxyAddress" }],
  [`user.id -eq "${guid}"`, undefined, { says: "objectId" }],
  ['device.operatingSystem -eq "x"', undefined, { says: "deviceOSType" }],
  ['device.operatingSystemVersion -eq "x"', undefined, { says: "deviceOSVersion" }],
  ['device.manufacturer -eq "x"', undefined, { says: "deviceManufacturer" }],
  ['device.physicalIds -any (_ -eq "x")', undefined, { says: "devicePhysicalIds" }],
  ['device.mdmAppId -eq "x"', undefined, { says: "deviceManagementAppId" }],
  ['device.model -eq "x"', undefined, { says: "deviceModel" }],
  ['device.osVersion -eq "x"', undefined, { says: "deviceOSVersion" }],
  ['device.deviceName -eq "x"', undefined, { says: "displayName" }],
  ['device.trustType -eq "x"', undefined, { says: "deviceTrustType" }],
  ["device.isCompliant -eq true", undefined, { says: "Conditional Access" }],
  ['user.officelocation -eq "x"', undefined, { says: "Graph" }],
  ['device.Model -eq "x"', undefined, { says: "Intune" }],
  ['device.trusttype -eq "x"', undefined, { says: "Conditional Access" }],
);

const dialects = [
  ...errors(
    "wrong-dialect",
    'user.city == "x"',
    'user.city=="x"',
    'user.city != "x"',
    '!(user.city -eq "x")',
    'user.city -eq "x" && user.state -eq "y"',
    'user.city -eq "x" || user.state -eq "y"',
    "user.city -eq $city",
    "user.city -in $cities",
  ),
];

const items = [
  ...errors(
    "item-out-of-place",
    '_ -eq "x"',
    'assignedPlan.service -eq "x"',
    `group.objectId -in ["${guid}"]`,
    'user.city -eq "a" -and _ -eq "x"',
    'user.otherMails -any (_ -eq "a") -and _ -eq "b"',
    'user.assignedPlans -any (assignedPlan.service -eq "a") -or assignedPlan.service -eq "b"',
    'user.otherMails -any (user.city -eq "x")',
    'user.otherMails -all (_ -eq "a" -or user.city -eq "x")',
    'user.assignedPlans -any (assignedPlan.service -eq "a" -and user.city -eq "x")',
  ),
  ...errors(
    "wrong-item",
    'user.assignedPlans -any (_ -eq "x")',
    'user.otherMails -any (assignedPlan.service -eq "x")',
    `user.otherMails -any (group.objectId -in ["${guid}"])`,
  ),
];

const memberOf = [
  ...errors(
    "member-of-form",
    `user.memberOf -all (group.objectId -in ["${guid}"])`,
    'user.memberOf -any (group.displayName -in ["x"])',
    `user.memberOf -any (group.objectId -eq "${guid}")`,
    `user.memberOf -any (group.objectId -notIn ["${guid}"])`,
    `user.memberOf -any group.objectId -in ["${guid}"]`,
    `user.memberOf -any ((group.objectId -in ["${guid}"]))`,
    `((user.memberOf -any (group.objectId -in ["${guid}"])))`,
    `user.memberOf -any (_ -eq "${guid}")`,
    `device.memberOf -all (group.objectId -in ["${guid}"])`,
  ),
  ...errors(
    "member-of-stands-alone",
    `(user.memberOf -any (group.objectId -in ["${guid}"])) -and (user.city -eq "a")`,
    `user.city -eq "a" -or user.memberOf -any (group.objectId -in ["${guid}"])`,
    `-not (user.memberOf -any (group.objectId -in ["${guid}"]))`,
    `user.memberOf -any (group.objectId -in ["${guid}"]) -or user.memberOf -any (group.objectId -in ["${guid}"])`,
  ),
];

const directReports = [
  ...errors(
    "direct-reports-form",
    "Direct Reports for",
    `(Direct Reports for "${guid}")`,
    `Direct Reports for ["${guid}"]`,
    `Direct Reports for -eq "${guid}"`,
  ),
  ...errors(
    "direct-reports-stands-alone",
    `Direct Reports for "${guid}" -and user.city -eq "x"`,
    `Direct Reports for "${guid}" -or Direct Reports for "${guid}"`,
    `(user.city -eq "x") -and Direct Reports for "${guid}"`,
    `-not Direct Reports for "${guid}"`,
  ),
  ...errors(
    "invalid-guid",
    ['Direct Reports for "ann"', '"ann"'],
    ["Direct Reports for ''", undefined],
    [`Direct Reports for "${guid.replaceAll("-", "")}"`, undefined],
    [`Direct Reports for "{${guid}}"`, undefined],
    [`Direct Reports for " ${guid}"`, undefined],
    [`Direct Reports for "${guid.slice(0, -1)}"`, undefined],
    [`Direct Reports for "${guid.slice(0, -1)}g"`, undefined],
  ),
];

/** Faults of names, items and the two rules that stand alone. */
export const nameFaults: readonly FaultRow[] = [
  ...prefixes,
  ...subjects,
  ...unknownNames,
  ...otherNames,
  ...dialects,
  ...items,
  ...memberOf,
  ...directReports,
];

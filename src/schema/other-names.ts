import { catalogue } from "./catalogue.ts";
import type { SubjectKind } from "./property.ts";

/** A name that people write although rules do not know it. */
export interface OtherName {
  /** Where the name comes from, as a message puts it; missing for a property that people miss. */
  readonly origin?: string;
  /** The property of rules to use instead, where there is one. */
  readonly use?: string;
  readonly note?: string;
}

/** Looks up a name that is no property of rules: another product's name, or one that Microsoft took away or never gave. */
export const otherName = (subject: SubjectKind, name: string): OtherName | undefined =>
  names[subject].get(name.toLowerCase());

const graph = "a name of Microsoft Graph";
const intune = "a name of Intune filters";
const access = "a name of Conditional Access filters";
const directory = "a name of Active Directory";

const users: readonly (readonly [string, OtherName])[] = [
  ["manager", { origin: "a reference", note: 'write `Direct Reports for "manager\'s object id"`' }],
  ["businessPhones[0]", { origin: graph, use: "telephoneNumber" }],
  ["employeeType", {}],
  ["employeeOrgData.costCenter", {}],
  ["employeeOrgData.division", {}],
  ["assignedLicenses", { note: "`user.assignedPlans` knows the service plans" }],
  ["assignedLicenses.skuId", { note: "`user.assignedPlans` knows the service plans" }],
  ["domain", { note: "test the end of `user.userPrincipalName` or `user.mail`" }],
  ["createdDateTime", {}],
  ["employeeLeaveDateTime", {}],
  ["creationType", {}],
  ["externalUserState", {}],
  ["externalUserStateChangeDateTime", {}],
  ["identities", {}],
  ["signInActivity", {}],
  ["title", { origin: directory, use: "jobTitle" }],
  ["company", { origin: directory, use: "companyName" }],
  ["l", { origin: directory, use: "city" }],
  ["st", { origin: directory, use: "state" }],
  ["co", { origin: directory, use: "country" }],
  ["sn", { origin: directory, use: "surname" }],
  ["lastName", { origin: "a name of Okta", use: "surname" }],
  ["firstName", { origin: "a name of Okta", use: "givenName" }],
  ["login", { origin: "a name of Okta", use: "userPrincipalName" }],
  ["email", { origin: "a name of Okta", use: "mail" }],
  ["primaryPhone", { origin: "a name of Okta", use: "telephoneNumber" }],
  [
    "sAMAccountName",
    { origin: directory, note: "rules do not know it; sync it into an extension attribute" },
  ],
];

const devices: readonly (readonly [string, OtherName])[] = [
  ["OSVersion", { origin: intune, use: "deviceOSVersion" }],
  ["deviceName", { origin: intune, use: "displayName" }],
  ["operatingSystemSKU", { origin: intune, note: "membership rules have no such property" }],
  ["cpuArchitecture", { origin: intune, note: "membership rules have no such property" }],
  ["isCompliant", { origin: access, note: "membership rules have no such property" }],
  ["mdmAppId", { origin: access, use: "deviceManagementAppId" }],
  [
    "organizationalUnit",
    { origin: "a property that was taken away", note: "no device is added on it" },
  ],
  ["domainName", { origin: "a property that was taken away" }],
  ["approximateLastSignInDateTime", {}],
  ["registrationDateTime", {}],
];

/** Graph's own names come from the catalogue, so that they stand in one place. */
function ofGraph(subject: SubjectKind): [string, OtherName][] {
  return catalogue.flatMap(({ subject: of, name, graph: other }): [string, OtherName][] =>
    of === subject && other !== undefined && other.toLowerCase() !== name.toLowerCase()
      ? [[other, { origin: originOf(subject, other), use: name }]]
      : [],
  );
}

/** Names that Graph shares with the filters of Intune and Conditional Access. */
function originOf(subject: SubjectKind, name: string): string {
  if (subject === "device" && (name === "model" || name === "manufacturer"))
    return `${graph} and of Intune filters`;
  return subject === "device" && name === "trustType"
    ? `${graph} and of Conditional Access filters`
    : graph;
}

const names: Readonly<Record<SubjectKind, ReadonlyMap<string, OtherName>>> = {
  user: lowered([...ofGraph("user"), ...users]),
  device: lowered([...ofGraph("device"), ...devices]),
};

function lowered(
  entries: readonly (readonly [string, OtherName])[],
): ReadonlyMap<string, OtherName> {
  return new Map(entries.map(([name, other]) => [name.toLowerCase(), other]));
}

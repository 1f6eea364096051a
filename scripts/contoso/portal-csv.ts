import type { User } from "./user.ts";

/** Writes users as the portal's "Download users" does. */
export function portalCsv(users: readonly User[]): string {
  const rows = users.map((user) => columns.map(([, read]) => cell(read(user))));
  return [columns.map(([heading]) => heading), ...rows]
    .map((row) => `${row.join(",")}\r\n`)
    .join("");
}

const cell = (value: string | boolean | null): string => {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
};

const columns: readonly (readonly [heading: string, (user: User) => string | boolean | null])[] = [
  ["userPrincipalName", (user) => user.userPrincipalName],
  ["displayName", (user) => user.displayName],
  ["surname", (user) => user.surname],
  ["mail", (user) => user.mail],
  ["givenName", (user) => user.givenName],
  ["id", (user) => user.id],
  ["userType", (user) => user.userType],
  ["jobTitle", (user) => user.jobTitle],
  ["department", (user) => user.department],
  ["accountEnabled", (user) => user.accountEnabled],
  ["usageLocation", (user) => user.usageLocation],
  ["streetAddress", (user) => user.streetAddress],
  ["state", (user) => user.state],
  ["country", (user) => user.country],
  ["officeLocation", (user) => user.officeLocation],
  ["city", (user) => user.city],
  ["postalCode", (user) => user.postalCode],
  ["telephoneNumber", (user) => user.businessPhones[0] ?? null],
  ["mobilePhone", (user) => user.mobilePhone],
  ["alternateEmailAddress", (user) => user.otherMails.join(";")],
  ["ageGroup", () => null],
  ["consentProvidedForMinor", () => null],
  ["legalAgeGroupClassification", () => null],
  ["companyName", (user) => user.companyName],
  ["creationType", (user) => user.portal.creationType],
  ["directorySynced", (user) => user.onPremisesSyncEnabled],
  ["invitationState", (user) => user.portal.invitationState],
  ["identityIssuer", (user) => user.portal.identityIssuer],
  ["createdDateTime", (user) => user.portal.createdDateTime],
];

import type { Property, PropertyType } from "./property.ts";

type Row = Omit<Property, "subject" | "name" | "type">;

/** The properties of users, in the order of Microsoft's article on dynamic membership rules (text of 2024-12). */
export const userProperties: readonly Property[] = [
  user("accountEnabled", "boolean"),
  user("dirSyncEnabled", "boolean", {
    graph: "onPremisesSyncEnabled",
    note: "Microsoft Graph gives null, not false, for users who were never synced",
  }),
  user("employeeHireDate", "date"),
  user("city", "string"),
  user("country", "string"),
  user("companyName", "string"),
  user("department", "string"),
  user("displayName", "string"),
  user("employeeId", "string"),
  user("facsimileTelephoneNumber", "string", { graph: "faxNumber" }),
  user("givenName", "string"),
  user("jobTitle", "string"),
  user("mail", "string"),
  user("mailNickName", "string", { graph: "mailNickname" }),
  user("memberOf", "reference collection", {
    note: "in one form only, and a whole rule of its own; the preview ended on 2026-11-03",
  }),
  user("mobile", "string", { graph: "mobilePhone" }),
  user("objectId", "string", { graph: "id", note: "`user.objectId -ne null` takes in all users" }),
  user("onPremisesDistinguishedName", "string"),
  user("onPremisesSecurityIdentifier", "string"),
  user("passwordPolicies", "string", {
    values: [
      "None",
      "DisableStrongPassword",
      "DisablePasswordExpiration",
      "DisablePasswordExpiration, DisableStrongPassword",
    ],
  }),
  user("physicalDeliveryOfficeName", "string", { graph: "officeLocation" }),
  user("postalCode", "string"),
  user("preferredLanguage", "string"),
  user("sipProxyAddress", "string", {
    graph: "imAddresses",
    note: "the first of Graph's `imAddresses`",
  }),
  user("state", "string"),
  user("streetAddress", "string"),
  user("surname", "string"),
  user("telephoneNumber", "string", {
    graph: "businessPhones",
    note: "the first of Graph's `businessPhones`",
  }),
  user("usageLocation", "string"),
  user("userPrincipalName", "string", { note: "a guest's holds `#EXT#`" }),
  user("userType", "string", {
    values: ["Member", "Guest"],
    note: "how the user stands to the organization, not how the user signs in",
  }),
  ...Array.from({ length: 15 }, (_, index) =>
    user(`extensionAttribute${index + 1}`, "string", {
      graph: `onPremisesExtensionAttributes.extensionAttribute${index + 1}`,
    }),
  ),
  user("otherMails", "string collection"),
  user("proxyAddresses", "string collection", {
    note: "values keep their `SMTP:` or `smtp:` prefix",
  }),
  user("assignedPlans", "plan collection", { note: "items are named `assignedPlan`" }),
];

function user(name: string, type: PropertyType, row: Row = {}): Property {
  return { subject: "user", name, type, ...row };
}

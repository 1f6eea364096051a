import { catalogue, isExtension } from "../../schema/catalogue.ts";
import type { SubjectKind } from "../../schema/property.ts";
import type { Channel, Evidence } from "./channels.ts";

/** Some attributes that can be written in one way. */
export interface Writing {
  readonly channel: Channel;
  readonly subject: SubjectKind;
  /** Names of properties of rules; `extension_*` stands for the extension properties of applications. */
  readonly properties: readonly string[];
  /** Where no other value can be written. */
  readonly only?: readonly string[];
  readonly evidence: Evidence;
}

/** Says in which ways an attribute can be written, trusted or not; none for one that the service or administrators alone write. */
export function writersOf(subject: SubjectKind, property: string): readonly Writing[] {
  const key = isExtension(property) ? extensions : property;
  return writings.filter((row) => row.subject === subject && row.properties.includes(key));
}

const extensions = "extension_*";
const extensionAttributes = Array.from(
  { length: 15 },
  (_, index) => `extensionAttribute${index + 1}`,
);

const documented = (source: string): Evidence => ({ label: "documented", source });
const published = (source: string): Evidence => ({ label: "published", source });
const known = (source: string): Evidence => ({ label: "known", source });

/** What only the service, synchronization or an administrator writes, by default. */
export const trustedByDefault: Readonly<Record<SubjectKind, readonly string[]>> = {
  user: [
    "objectId",
    "accountEnabled",
    "dirSyncEnabled",
    "onPremisesDistinguishedName",
    "onPremisesSecurityIdentifier",
    "passwordPolicies",
    "sipProxyAddress",
    "assignedPlans",
    "memberOf",
  ],
  device: [
    "accountEnabled",
    "deviceId",
    "deviceManagementAppId",
    "deviceOwnership",
    "deviceTrustType",
    ...extensionAttributes,
    "isRooted",
    "managementType",
    "memberOf",
    "objectId",
    "profileType",
    "systemLabels",
  ],
};

/** Which attributes can be written in which way. */
export const writings: readonly Writing[] = [
  {
    channel: "member self-service",
    subject: "user",
    properties: ["mobile"],
    evidence: documented("default user permissions: members manage their own mobile phone number"),
  },
  {
    channel: "guest self-service",
    subject: "user",
    properties: ["otherMails"],
    evidence: published("notes on one pattern of a training lab: a guest updates its own object"),
  },
  {
    channel: "inviter",
    subject: "user",
    properties: ["displayName"],
    evidence: published("the display name of an invitation is free text"),
  },
  {
    channel: "inviter",
    subject: "user",
    properties: ["mail", "otherMails", "proxyAddresses", "userPrincipalName", "mailNickName"],
    evidence: published("these follow from the address that is invited"),
  },
  {
    channel: "inviter",
    subject: "user",
    properties: ["userType"],
    only: ["Guest"],
    evidence: known("only administrators invite somebody as a member"),
  },
  {
    channel: "home tenant",
    subject: "user",
    properties: [
      "displayName",
      "givenName",
      "surname",
      "jobTitle",
      "department",
      "companyName",
      "city",
      "state",
      "country",
      "mail",
      "preferredLanguage",
    ],
    evidence: published(
      "lists of exploitable attributes; synchronization carries over what is mapped",
    ),
  },
  {
    channel: "sign-up flow",
    subject: "user",
    properties: [
      "city",
      "country",
      "displayName",
      "givenName",
      "jobTitle",
      "postalCode",
      "state",
      "streetAddress",
      "surname",
      extensions,
    ],
    evidence: known("the built-in and custom attributes that a flow can collect"),
  },
  {
    channel: "external tenant self-service",
    subject: "user",
    properties: [
      "city",
      "country",
      "displayName",
      "givenName",
      "jobTitle",
      "postalCode",
      "preferredLanguage",
      "state",
      "streetAddress",
      "surname",
    ],
    evidence: documented(
      "reference of user permissions: what `User.ReadWrite` lets a customer update",
    ),
  },
  {
    channel: "hybrid self-write",
    subject: "user",
    properties: ["physicalDeliveryOfficeName"],
    evidence: documented("schema of Active Directory: the account owner may update it"),
  },
  {
    channel: "hybrid self-write",
    subject: "user",
    properties: [
      "city",
      "country",
      "facsimileTelephoneNumber",
      "mobile",
      "postalCode",
      "state",
      "streetAddress",
      "telephoneNumber",
    ],
    evidence: known("the property set Personal-Information, which an account may write by default"),
  },
  {
    channel: "help desk",
    subject: "user",
    properties: ["mobile", "telephoneNumber", "otherMails"],
    evidence: documented(
      "contact data of users without a role come with the right to reset passwords",
    ),
  },
  {
    channel: "application",
    subject: "user",
    properties: [...descriptive(), extensions],
    evidence: documented("`User.ReadWrite.All` writes the profile of every user"),
  },
  {
    channel: "device",
    subject: "device",
    properties: ["displayName"],
    evidence: documented("members manage all properties of devices that they own"),
  },
  {
    channel: "device",
    subject: "device",
    properties: ["deviceManufacturer", "deviceModel", "deviceOSType", "deviceOSVersion"],
    evidence: documented("the client tells them of itself"),
  },
  {
    channel: "device",
    subject: "device",
    properties: ["deviceCategory"],
    evidence: known("the user chooses it in the Company Portal"),
  },
  {
    channel: "device",
    subject: "device",
    properties: ["devicePhysicalIds", "enrollmentProfileName"],
    evidence: known("they come from enrollment, where that is open to users"),
  },
];

/** All of a user but what an application needs further rights for, or cannot write at all. */
function descriptive(): readonly string[] {
  const others = new Set([...trustedByDefault.user, "userType", "proxyAddresses"]);
  return catalogue.flatMap(({ subject, name }) =>
    subject === "user" && !others.has(name) ? [name] : [],
  );
}

import { deviceProperties } from "./device-properties.ts";
import type { ItemProperty, Property, SubjectKind } from "./property.ts";
import { userProperties } from "./user-properties.ts";

/** Every property of rules. Extension properties of an application (`extension_<appId>_<name>`) come on top. */
export const catalogue: readonly Property[] = [...userProperties, ...deviceProperties];

/** What an item of `assignedPlans` or a group of `memberOf` has. */
export const itemProperties: readonly ItemProperty[] = [
  {
    prefix: "assignedPlan",
    name: "capabilityStatus",
    values: ["Enabled", "Warning", "Suspended", "Deleted", "LockedOut"],
  },
  { prefix: "assignedPlan", name: "service" },
  { prefix: "assignedPlan", name: "servicePlanId" },
  { prefix: "group", name: "objectId" },
];

/** Finds the property of a subject by its name in any letter case, extension properties of applications included. */
export function findProperty(subject: SubjectKind, name: string): Property | undefined {
  const found = byName[subject].get(name) ?? byName[subject].get(name.toLowerCase());
  return found ?? (subject === "user" ? extensionProperty(name) : undefined);
}

/** Finds the property of an item by its prefix and name in any letter case. */
export const findItemProperty = (prefix: string, name: string): ItemProperty | undefined =>
  itemProperties.find(
    (property) =>
      property.prefix.toLowerCase() === prefix.toLowerCase() &&
      property.name.toLowerCase() === name.toLowerCase(),
  );

/** Tells whether a name is that of an extension property of an application: such names are compared ignoring case. */
export const isExtension = (name: string): boolean =>
  name.length > shortestExtension && extension.test(name);

/** `extension_`, 32 digits and `_`, without a name. */
const shortestExtension = 43;
const extension = /^extension_[0-9a-f]{32}_[0-9a-z_]+$/i;

function extensionProperty(name: string): Property | undefined {
  if (!isExtension(name)) return undefined;
  return {
    subject: "user",
    name: `extension_${name.slice(10, 42).toLowerCase()}${name.slice(42)}`,
    type: "string",
  };
}

/** By the canonical spelling, and by the same in lower case. */
const byName: Readonly<Record<SubjectKind, ReadonlyMap<string, Property>>> = {
  user: index(userProperties),
  device: index(deviceProperties),
};

function index(properties: readonly Property[]): ReadonlyMap<string, Property> {
  return new Map(
    properties.flatMap((property): [string, Property][] => [
      [property.name, property],
      [property.name.toLowerCase(), property],
    ]),
  );
}

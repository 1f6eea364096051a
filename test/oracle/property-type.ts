/** What the values of a property are, as far as comparisons differ by it. */
export type PropertyType =
  | "boolean"
  | "string"
  | "date"
  | "version"
  | "string collection"
  | "plan collection";

/** The properties that are not strings, from the specification's table of properties. */
const types: ReadonlyMap<string, PropertyType> = new Map([
  ["user.accountEnabled", "boolean"],
  ["user.dirSyncEnabled", "boolean"],
  ["user.employeeHireDate", "date"],
  ["user.otherMails", "string collection"],
  ["user.proxyAddresses", "string collection"],
  ["user.assignedPlans", "plan collection"],
  ["device.accountEnabled", "boolean"],
  ["device.isRooted", "boolean"],
  ["device.deviceOSVersion", "version"],
  ["device.devicePhysicalIds", "string collection"],
  ["device.systemLabels", "string collection"],
]);

/** The type of a property, or of a property of a plan. */
export const typeOf = ({
  prefix = "",
  name,
}: {
  readonly prefix?: string;
  readonly name: string;
}): PropertyType => types.get(`${prefix}.${name}`) ?? "string";

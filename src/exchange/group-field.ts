/** What a file of groups tells of one. */
export type GroupField =
  | "id"
  | "displayName"
  | "description"
  | "membershipRule"
  | "processingState"
  | "membershipType"
  | "groupTypes"
  | "isAssignableToRole"
  | "visibility"
  | "assignedLicenses"
  | "grants"
  | "appRoleAssignments"
  | "members";

/** Finds what Graph, or one of the inventories of rules that people keep, calls by a name, in any letter case. */
export const groupFieldOf = (name: string): GroupField | undefined =>
  fields.get(name.trim().toLowerCase());

const fields: ReadonlyMap<string, GroupField> = new Map([
  ["id", "id"],
  ["groupid", "id"],
  ["objectid", "id"],
  ["displayname", "displayName"],
  ["groupname", "displayName"],
  ["description", "description"],
  ["membershiprule", "membershipRule"],
  ["membershipruleprocessingstate", "processingState"],
  ["processingstate", "processingState"],
  ["membershiptype", "membershipType"],
  ["grouptypes", "groupTypes"],
  ["isassignabletorole", "isAssignableToRole"],
  ["roleassignable", "isAssignableToRole"],
  ["visibility", "visibility"],
  ["grants", "grants"],
  ["approleassignments", "appRoleAssignments"],
  ["members", "members"],
  ["assignedlicenses", "assignedLicenses"],
]);

import { type GroupField, groupFieldOf } from "./group-field.ts";
import { groupOf } from "./group-of.ts";
import type { GroupRecord } from "./group-record.ts";
import { flagIn, type Found, textIn, textsIn } from "./found.ts";
import { InputError } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";
import { appRolesIn, grantsIn, licensesIn, membersIn } from "./found-in-group.ts";
import { placeOfKey } from "./place-of-key.ts";

/** Reads the groups of Graph's JSON, or of a snapshot that others took of it. */
export async function* groupsOfJson(
  records: AsyncIterable<JsonRecord>,
): AsyncGenerator<GroupRecord> {
  for await (const record of records) yield groupInRecord(record);
}

/** Reads one of them. */
export function groupInRecord(record: JsonRecord): GroupRecord {
  refuseOthers(record);
  const found = new Map<GroupField, Found>();
  for (const [key, value] of Object.entries(record.value)) {
    const field = groupFieldOf(key);
    if (field !== undefined && value !== null) found.set(field, { value, key, record });
  }
  return groupOf(
    {
      id: textIn(found.get("id")),
      displayName: textIn(found.get("displayName")),
      description: textIn(found.get("description")),
      membershipRule: textIn(found.get("membershipRule")),
      processingState: textIn(found.get("processingState")),
      membershipType: textIn(found.get("membershipType")),
      groupTypes: textsIn(found.get("groupTypes")),
      isAssignableToRole: flagIn(found.get("isAssignableToRole")) ?? false,
      visibility: textIn(found.get("visibility")),
      assignedLicenses: licensesIn(found.get("assignedLicenses")),
      grants: [...grantsIn(found.get("grants")), ...appRolesIn(found.get("appRoleAssignments"))],
      members: membersIn(found.get("members")),
      line: record.line,
    },
    (field) => {
      const one = found.get(field);
      return one === undefined ? record : placeOfKey(record, one.key);
    },
  );
}

/** A list of members is easily taken for one of groups: all of its users would be groups without a rule. */
function refuseOthers(record: JsonRecord): void {
  const type = record.value["@odata.type"];
  const isGroup =
    type === undefined ||
    type === "#microsoft.graph.group" ||
    type === "#microsoft.graph.administrativeUnit";
  if (isGroup && !("userPrincipalName" in record.value)) return;
  throw new InputError(
    "this is not a group",
    placeOfKey(record, isGroup ? "userPrincipalName" : "@odata.type"),
    "give a list of groups",
  );
}

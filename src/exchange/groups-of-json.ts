import { type GroupField, groupFieldOf } from "./group-field.ts";
import { groupOf } from "./group-of.ts";
import type { AssignedLicense, GroupRecord } from "./group-record.ts";
import { InputError, type Place } from "./input-error.ts";
import { isObject } from "./is-object.ts";
import type { JsonRecord } from "./json-framer.ts";
import { placeOfKey } from "./place-of-key.ts";

/** Reads the groups of Graph's JSON, or of a snapshot that others took of it. */
export async function* groupsOfJson(
  records: AsyncIterable<JsonRecord>,
): AsyncGenerator<GroupRecord> {
  for await (const record of records) yield groupInRecord(record);
}

function groupInRecord(record: JsonRecord): GroupRecord {
  refuseOthers(record);
  const found = new Map<GroupField, Found>();
  for (const [key, value] of Object.entries(record.value)) {
    const field = groupFieldOf(key);
    if (field !== undefined && value !== null)
      found.set(field, { value, place: placeOfKey(record, key) });
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
      assignedLicenses: licensesIn(found.get("assignedLicenses")),
      line: record.line,
    },
    (field) => found.get(field)?.place ?? record,
  );
}

interface Found {
  readonly value: unknown;
  readonly place: Place;
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

function textIn(found: Found | undefined): string | undefined {
  if (found === undefined) return undefined;
  if (typeof found.value === "string") return found.value === "" ? undefined : found.value;
  throw new InputError("this is not a text", found.place);
}

function textsIn(found: Found | undefined): readonly string[] | undefined {
  if (found === undefined) return undefined;
  const { value, place } = found;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new InputError("this is not a list of texts", place);
}

function licensesIn(found: Found | undefined): readonly AssignedLicense[] {
  if (found === undefined) return [];
  const { value, place } = found;
  if (!Array.isArray(value)) throw new InputError("this is not a list of licenses", place);
  return value.map((item: unknown) => {
    const { skuId, disabledPlans } = isObject(item) ? item : {};
    if (typeof skuId !== "string") throw new InputError("a license has no `skuId`", place);
    return { skuId, disabledPlans: textsIn({ value: disabledPlans ?? [], place }) ?? [] };
  });
}

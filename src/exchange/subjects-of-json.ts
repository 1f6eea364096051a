import type { PropertyValue } from "../directory/properties.ts";
import type { SubjectKind } from "../schema/property.ts";
import { type AccountField, accountFieldOf } from "./account-field.ts";
import { accountOf } from "./account-of.ts";
import { InputError, quoted } from "./input-error.ts";
import { isObject } from "./is-object.ts";
import type { JsonRecord } from "./json-framer.ts";
import { jsonValue } from "./json-value.ts";
import { placeOfKey } from "./place-of-key.ts";
import { isUnset, isWholeObject, lost, misfit, shapes } from "./reading.ts";
import { canonicalSubject } from "./canonical-subject.ts";
import { type Field, fieldOf, fieldsWithin } from "./source-field.ts";
import { labelOf, type SubjectRecord } from "./subject-record.ts";
import { UnknownNames } from "./unknown-names.ts";

/**
 * Reads the users and devices of Graph's JSON, whose names may be those of rules too, or in our own form.
 *
 * Graph leaves out what was not asked for, so an attribute without a key is unknown; the extension properties of an
 * application, which Graph leaves out where they are unset, are not.
 */
export async function* subjectsOfJson(
  records: AsyncIterable<JsonRecord>,
  subject: SubjectKind | undefined,
): AsyncGenerator<SubjectRecord> {
  const unknown = { user: new UnknownNames("user", []), device: new UnknownNames("device", []) };
  for await (const record of records) {
    if ("properties" in record.value) yield canonicalSubject(record);
    else {
      const kind = kindOf(record, subject);
      yield graphSubject(record, kind, unknown[kind]);
    }
  }
}

/** Whether an object is a user or a device; a directory's other objects are neither. */
function kindOf(record: JsonRecord, asked: SubjectKind | undefined): SubjectKind {
  const { value } = record;
  const type = value["@odata.type"];
  if (type === "#microsoft.graph.user") return "user";
  if (type === "#microsoft.graph.device") return "device";
  if (type !== undefined) {
    throw new InputError(
      `${quoted(JSON.stringify(type))} is neither a user nor a device`,
      placeOfKey(record, "@odata.type"),
      "leave such objects out",
    );
  }
  if ("@removed" in value) {
    throw new InputError(
      "this is a removal, not a user or a device",
      placeOfKey(record, "@removed"),
      "give the first answer of a delta query, and its later ones as changes",
    );
  }
  return asked ?? ("deviceId" in value && !("userPrincipalName" in value) ? "device" : "user");
}

function graphSubject(record: JsonRecord, kind: SubjectKind, unknown: UnknownNames): SubjectRecord {
  const properties: Record<string, PropertyValue> = {};
  const known: string[] = [];
  const isWhole = isWholeObject(Object.keys(record.value));
  let id: PropertyValue = null;
  for (const [key, field, given] of attributesOf(record, kind)) {
    const { name } = field;
    const value = jsonValue(field, given);
    if (value === misfit) throw misfitting(record, key, kind, field);
    if (value === lost || (isWhole && value === null)) continue;
    known.push(name);
    if (isUnset(value)) continue;
    if (name === "objectId" ? id !== null : Object.hasOwn(properties, name))
      throw twice(record, key, name);
    if (name === "objectId") id = value;
    else properties[name] = value;
  }
  if (typeof id !== "string") {
    throw new InputError(
      `the ${kind} has no \`id\``,
      record,
      "`id` must be among the selected properties",
    );
  }
  const { line } = record;
  return {
    subject: kind,
    id,
    properties,
    unknown: unknown.except(known),
    account: kind === "user" ? accountIn(record) : undefined,
    label: labelOf(id, properties),
    line,
  };
}

function accountIn(record: JsonRecord): SubjectRecord["account"] {
  const told = new Map<AccountField, unknown>();
  const keys = new Map<AccountField, string>();
  for (const key of Object.keys(record.value)) {
    const field = accountFieldOf(key);
    if (field === undefined) continue;
    if (keys.has(field)) throw twice(record, key, field);
    keys.set(field, key);
    told.set(field, record.value[key]);
  }
  return accountOf(told, (field) => placeOfKey(record, keys.get(field) ?? field));
}

/** The keys of an object that stand for attributes, with what stands under them. */
function* attributesOf(
  { value: object }: JsonRecord,
  kind: SubjectKind,
): Generator<[key: string, field: Field, given: unknown]> {
  for (const key of Object.keys(object)) {
    const field = fieldOf(kind, key);
    const within = field === undefined ? fieldsWithin(kind, key) : undefined;
    const given = object[key];
    if (field !== undefined) yield [key, field, given];
    else if (within !== undefined && (given === null || isObject(given))) {
      const values = new Map(
        Object.entries(given ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      );
      for (const [name, inner] of within) yield [key, inner, values.get(name) ?? null];
    }
  }
}

function twice(record: JsonRecord, key: string, name: string): InputError {
  const problem = `\`${name}\` stands here a second time, by another name`;
  return new InputError(problem, placeOfKey(record, key), "keep one of the two");
}

function misfitting(
  record: JsonRecord,
  key: string,
  kind: SubjectKind,
  { name, type }: Field,
): InputError {
  return new InputError(
    `\`${name}\` of a ${kind} holds what a ${type} cannot hold`,
    placeOfKey(record, key),
    shapes[type],
  );
}

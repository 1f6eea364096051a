import type { Account } from "../directory/account.ts";
import type { Properties } from "../directory/properties.ts";
import type { SubjectKind } from "../schema/property.ts";
import { filled } from "./account-of.ts";
import { accountShape } from "./account-shape.ts";
import { InputError } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";
import { isObject } from "./is-object.ts";
import { placeOfKey } from "./place-of-key.ts";
import { placeOfPath } from "./place-of-path.ts";
import { type Fault, sentenceOf } from "./shape.ts";
import { labelOf, type SubjectRecord } from "./subject-record.ts";

/**
 * Takes a subject in our own form, `{"subject": …, "id": …, "properties": {…}}`, of a user with `"account": {…}`
 * beside them: nothing of it is unknown, and a missing attribute is unset. The directory checks the names and values of
 * the attributes.
 */
export function canonicalSubject(record: JsonRecord): SubjectRecord {
  if ("kind" in record.value) {
    throw new InputError(
      "this is a change, not a user or a device",
      placeOfKey(record, "kind"),
      "give it as changes",
    );
  }
  const subject = subjectIn(record);
  const id = idIn(record);
  const properties = propertiesIn(record);
  return {
    subject,
    id,
    properties,
    unknown: nothing,
    account: accountIn(record, subject),
    label: labelOf(id, properties),
    line: record.line,
  };
}

const nothing: ReadonlySet<string> = new Set();

/** The kind of subject that a record of ours names. */
export function subjectIn(record: JsonRecord): SubjectKind {
  const { subject } = record.value;
  if (subject === "user" || subject === "device") return subject;
  throw new InputError("`subject` is neither `user` nor `device`", placeOfKey(record, "subject"));
}

/** The id that a record of ours names. */
export function idIn(record: JsonRecord): string {
  const { id } = record.value;
  if (typeof id === "string" && id !== "") return id;
  throw new InputError(
    "`id` is not an object id",
    placeOfKey(record, "id"),
    "give a text that is not empty",
  );
}

/** The attributes that a record of ours names. */
export function propertiesIn(record: JsonRecord): Properties {
  const { properties } = record.value;
  if (areProperties(properties)) return properties;
  throw new InputError(
    "`properties` is not an object",
    placeOfKey(record, "properties"),
    "give the attributes by their names in rules",
  );
}

/** The account of a user, as it is. */
function accountIn(record: JsonRecord, subject: SubjectKind): Account | undefined {
  const { account } = record.value;
  if (account === undefined) return undefined;
  if (subject === "device")
    throw new InputError("a device has no account", placeOfKey(record, "account"));
  const faults: Fault[] = [];
  if (accountShape(account, faults)) return filled(account);
  const [fault = { path: [], problem: "is not an object", hint: undefined }] = faults;
  const path = ["account", ...fault.path];
  throw new InputError(
    sentenceOf({ ...fault, path }, "account"),
    placeOfPath(record, path),
    fault.hint,
  );
}

/** Of the shape only: names and values are for the directory to check. */
const areProperties = (given: unknown): given is Properties => isObject(given);

import { nearestOf } from "../../check/resolve.ts";
import { canHold, heldProperty, type HeldProperty } from "../../directory/check-properties.ts";
import type { Properties, PropertyValue } from "../../directory/properties.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { otherName } from "../../schema/other-names.ts";
import { InputError, quoted } from "../input-error.ts";
import { isUnset, shapes } from "../reading.ts";
import { fieldNames, fieldOf } from "../source-field.ts";
import { labelOf } from "../subject-record.ts";
import type { WrittenSubject } from "./rule-test.ts";
import { listIn, textOf } from "./yaml-fields.ts";
import type { YamlEntry, YamlValue } from "./yaml-value.ts";

/** A user or a device of a rule test. */
export interface TestSubject {
  /** What to call it before people: its name in the file, its own name, or its attributes. */
  readonly label: string;
  readonly properties: Properties;
  /** The attributes that are not known. */
  readonly unknown: ReadonlySet<string>;
}

/**
 * Checks the attributes of a user or a device as a directory does, and gives it as rules see it. `unknownAttributes`
 * lists those that are not known.
 *
 * @throws InputError for an attribute that the kind of subject does not have, or that cannot hold its value
 */
export function subjectOf(subject: WrittenSubject, kind: SubjectKind): TestSubject {
  const { name, attributes } = subject;
  const properties = new Map<string, PropertyValue>();
  let unknown: ReadonlySet<string> = new Set();
  for (const entry of attributes.entries) {
    if (entry.key === unknownKey) {
      unknown = new Set(listIn(entry).map((item) => unknownIn(item, kind)));
      continue;
    }
    const property = propertyOf(kind, entry.key, entry.place);
    if (properties.has(property.name))
      throw new InputError(
        `${quoted(entry.key)} stands here a second time, in another letter case`,
        entry.place,
        "keep one of the two",
      );
    properties.set(property.name, valueIn(entry, property));
  }
  const both = attributes.entries.find(({ key, value }) => unknown.has(key) && !isNull(value));
  if (both !== undefined)
    throw new InputError(
      `\`${both.key}\` has a value and is among \`${unknownKey}\` too`,
      both.place,
      "keep one of the two",
    );
  const given = Object.fromEntries([...properties].filter(([, value]) => !isUnset(value)));
  return { label: name ?? labelOf(summary(given), given), properties: given, unknown };
}

const unknownKey = "unknownAttributes";

const isNull = (value: YamlValue): boolean => value.kind === "scalar" && value.value === null;

function unknownIn(item: YamlValue, kind: SubjectKind): string {
  const { value, place } = textOf(item, `an item of \`${unknownKey}\``);
  return propertyOf(kind, value, place).name;
}

function propertyOf(kind: SubjectKind, key: string, place: YamlEntry["place"]): HeldProperty {
  const property = heldProperty(kind, key);
  if (property !== undefined) return property;
  const use = otherName(kind, key)?.use ?? fieldOf(kind, key)?.name;
  const nearest = nearestOf(key, [...fieldNames[kind], unknownKey]);
  const hint =
    use !== undefined
      ? `rules know it as \`${use}\``
      : nearest === undefined
        ? `docs/language.md lists the properties of ${kind}s`
        : `did you mean \`${nearest}\`?`;
  throw new InputError(`rules know no attribute ${quoted(key)} of a ${kind}`, place, hint);
}

function valueIn({ key, value, place }: YamlEntry, { type }: HeldProperty): PropertyValue {
  const given = plain(value);
  if (isHeldBy(type, given)) return given;
  const isMeantAsText = typeof given === "number" || typeof given === "boolean";
  throw new InputError(
    `${quoted(key)} holds what a ${type} cannot hold`,
    value.kind === "scalar" ? value.place : place,
    isMeantAsText && canHold(type, String(given))
      ? `write it in quotes: "${String(given)}"`
      : shapes[type],
  );
}

const isHeldBy = (type: HeldProperty["type"], given: unknown): given is PropertyValue =>
  canHold(type, given);

/** The same without its places. Keys are set as own ones, whatever they are. */
function plain(value: YamlValue): unknown {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(plain);
    case "map":
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
    default:
      return value satisfies never;
  }
}

const summary = (properties: Properties): string => {
  const pairs = Object.entries(properties).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
};

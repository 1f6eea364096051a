import { instantOf } from "../check/instant.ts";
import { nearestOf } from "../check/resolve.ts";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import { report } from "../grammar/report.ts";
import { catalogue, findProperty } from "../schema/catalogue.ts";
import { otherName } from "../schema/other-names.ts";
import type { PropertyType, SubjectKind } from "../schema/property.ts";
import type { Plan, Properties, PropertyValue } from "./properties.ts";

/** What to do with names that are no properties of rules: refuse them, or leave them out. */
export type ExtraProperties = "refuse" | "ignore";

/** Attributes that rules can read, unset ones left out, or what is wrong with them. */
export interface CheckedProperties {
  readonly properties: ReadonlyMap<string, PropertyValue>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks the attributes of a subject: every name must be a property of rules in its canonical spelling, and every
 * value one that the property can hold. A typo in data must not read as an unset attribute.
 *
 * Values that unset a property come out as `null`; elements that are unset are dropped from collections.
 */
export function checkProperties(
  kind: SubjectKind,
  id: string,
  given: Properties,
  extra: ExtraProperties,
): CheckedProperties {
  const properties = new Map<string, PropertyValue>();
  const diagnostics: Diagnostic[] = [];
  for (const [key, value] of Object.entries(given)) {
    const known = typeOf(kind, key);
    if (known === undefined) {
      if (extra === "refuse") diagnostics.push(unknownAttribute(kind, id, key));
    } else if (!fits[known.type](value)) diagnostics.push(wrongType(kind, id, key, known.type));
    else if (known.name === "objectId") {
      if (value !== id) diagnostics.push(otherId(kind, id, value));
    } else properties.set(known.name, withoutUnset(value));
  }
  return { properties, diagnostics };
}

/** The value as it is kept: `null` for one that unsets, a collection without its unset elements. */
function withoutUnset(value: PropertyValue | undefined): PropertyValue {
  if (value === undefined || value === "" || value === null) return null;
  if (typeof value !== "object") return value;
  const items = isTextList(value)
    ? value.filter((item) => item !== null && item !== "")
    : value.filter((item) => item !== null);
  return items.length === 0 ? null : items;
}

const isTextList = (
  value: readonly (string | null)[] | readonly Plan[],
): value is readonly (string | null)[] => value.some((item) => typeof item === "string");

type HeldType = PropertyType | "reference";

/** The property under a key of a subject. Extension properties go by any letter case, all others by their own. */
function typeOf(kind: SubjectKind, key: string): { name: string; type: HeldType } | undefined {
  if (kind === "user" && key === "manager") return { name: key, type: "reference" };
  const property = findProperty(kind, key);
  const isSpelled = property?.name === key || key.toLowerCase().startsWith("extension_");
  if (property === undefined || !isSpelled) return undefined;
  return key.toLowerCase().startsWith("extension_")
    ? { name: property.name.toLowerCase(), type: property.type }
    : property;
}

const isTextOrNull = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === "string";
const isTexts = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.every(isTextOrNull));

const fits: Readonly<Record<HeldType, (value: unknown) => boolean>> = {
  boolean: (value) => value === null || value === undefined || typeof value === "boolean",
  string: isTextOrNull,
  version: isTextOrNull,
  reference: isTextOrNull,
  date: (value) =>
    isTextOrNull(value) &&
    (typeof value !== "string" || value === "" || instantOf(value) !== undefined),
  "string collection": isTexts,
  "reference collection": isTexts,
  "plan collection": (value) =>
    value === null || value === undefined || (Array.isArray(value) && value.every(isPlanOrNull)),
};

const planKeys = ["capabilityStatus", "service", "servicePlanId"];

const isPlanOrNull = (item: unknown): boolean =>
  item === null ||
  (typeof item === "object" &&
    !Array.isArray(item) &&
    planKeys.every((key) => isTextOrNull(Reflect.get(item ?? {}, key))));

const nowhere = { start: 0, end: 0 };

function unknownAttribute(kind: SubjectKind, id: string, key: string): Diagnostic {
  const use = otherName(kind, key)?.use ?? findProperty(kind, key)?.name;
  const names = catalogue.filter(({ subject }) => subject === kind).map(({ name }) => name);
  const message = `${kind} \`${id}\` has the attribute \`${key}\`, which rules do not know`;
  const hint = use === undefined ? guess(nearestOf(key, names)) : `rules know it as \`${use}\``;
  return report("unknown-attribute", nowhere, message, { hint });
}

const guess = (nearest: string | undefined): string =>
  nearest === undefined
    ? 'leave it out, or set `extraProperties` to "ignore"'
    : `did you mean \`${nearest}\`?`;

const wrongType = (kind: SubjectKind, id: string, key: string, type: HeldType): Diagnostic =>
  report(
    "wrong-attribute-type",
    nowhere,
    `\`${key}\` of ${kind} \`${id}\` holds what a ${type} cannot hold`,
    {
      hint: shapes[type],
    },
  );

const shapes: Readonly<Record<HeldType, string>> = {
  boolean: "give true, false or null",
  string: "give a string or null",
  version: "give a string or null",
  reference: "give the manager's object id or null",
  date: "give a date as `2025-01-31` or `2025-01-31T08:00:00Z`, or null",
  "string collection": "give an array of strings, or null",
  "reference collection": "give an array of group object ids, or null",
  "plan collection":
    "give an array of objects with `capabilityStatus`, `service` and `servicePlanId`, or null",
};

const otherId = (kind: SubjectKind, id: string, value: unknown): Diagnostic =>
  report(
    "subject-mismatch",
    nowhere,
    `${kind} \`${id}\` has another object id, \`${String(value)}\`, among its attributes`,
    {
      hint: "`objectId` is the id and need not be repeated",
    },
  );

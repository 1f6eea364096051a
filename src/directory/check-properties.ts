import { instantOf } from "../check/instant.ts";
import { nearestOf } from "../check/resolve.ts";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import { report } from "../grammar/report.ts";
import { catalogue, findProperty } from "../schema/catalogue.ts";
import { otherName } from "../schema/other-names.ts";
import type { PropertyType, SubjectKind } from "../schema/property.ts";

/** What to do with names that are no properties of rules: refuse them, or leave them out. */
export type ExtraProperties = "refuse" | "ignore";

/** What a value of a property is: its type in the catalogue, or the object id of a manager. */
export type HeldType = PropertyType | "reference";

/** A property that subjects can hold. Extension properties of applications go by lower case. */
export interface HeldProperty {
  readonly name: string;
  readonly type: HeldType;
}

/**
 * The property under a key of a subject: every name must be a property of rules in its canonical spelling, as a typo in
 * data must not read as an unset attribute. Extension properties go by any letter case, all others by their own.
 */
export function heldProperty(kind: SubjectKind, key: string): HeldProperty | undefined {
  if (kind === "user" && key === "manager") return { name: key, type: "reference" };
  const property = findProperty(kind, key);
  const isOfApplication = key.toLowerCase().startsWith("extension_");
  if (property === undefined || (property.name !== key && !isOfApplication)) return undefined;
  const { name, type } = property;
  return { name: isOfApplication ? name.toLowerCase() : name, type };
}

/** Whether a property of this type can hold a value; `null` and what is empty unset it. */
export const canHold = (type: HeldType, value: unknown): boolean => fits[type](value);

/** Says what is wrong with an attribute that a subject cannot have. */
export function attributeFault(
  kind: SubjectKind,
  id: string,
  key: string,
  value: unknown,
): Diagnostic {
  const property = heldProperty(kind, key);
  if (property === undefined) return unknownAttribute(kind, id, key);
  return canHold(property.type, value)
    ? otherId(kind, id, value)
    : wrongType(kind, id, key, property.type);
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

const isPlanOrNull = (item: unknown): boolean =>
  item === null ||
  (isPlan(item) &&
    isTextOrNull(item.capabilityStatus) &&
    isTextOrNull(item.service) &&
    isTextOrNull(item.servicePlanId));

interface GivenPlan {
  readonly capabilityStatus?: unknown;
  readonly service?: unknown;
  readonly servicePlanId?: unknown;
}

const isPlan = (item: unknown): item is GivenPlan =>
  typeof item === "object" && !Array.isArray(item);

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

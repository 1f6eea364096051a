import { instantOf } from "../check/instant.ts";
import type { Plan } from "../directory/properties.ts";
import { isObject } from "./is-object.ts";
import { isTypeName, lost, misfit, type Reading } from "./reading.ts";
import type { Field } from "./source-field.ts";
import { valueUnder } from "./value-under.ts";

/** Reads a value of Microsoft Graph's JSON as a value of an attribute. */
export function jsonValue({ type, name }: Field, given: unknown): Reading {
  if (given === null) return null;
  if (typeof given === "string" && isTypeName(given)) return lost;
  if (name.startsWith("extension_")) return extensionValue(given);
  switch (type) {
    case "boolean":
      return typeof given === "boolean" ? given : misfit;
    case "date":
      return typeof given === "string" && instantOf(given) !== undefined ? given : misfit;
    case "string":
    case "version":
      return textOf(given);
    case "reference":
      return idOf(given);
    case "string collection":
      return Array.isArray(given) ? eachOf(given, textOrNull) : misfit;
    case "reference collection":
      return Array.isArray(given) ? eachOf(given.filter(isGroup), idOf) : misfit;
    case "plan collection":
      return Array.isArray(given) ? eachOf(given, planOf) : misfit;
    default:
      return type satisfies never;
  }
}

/** Rules see the values of extension properties as text, and do not see those that are lists. */
function extensionValue(given: unknown): Reading {
  if (typeof given === "boolean" || typeof given === "number") return String(given);
  return typeof given === "string" ? given : lost;
}

/** A text, or the first of several: of `businessPhones` and `imAddresses` rules see the first. */
function textOf(given: unknown): string | null | typeof misfit {
  return textOrNull(Array.isArray(given) ? (given[0] ?? null) : given);
}

const textOrNull = (given: unknown): string | null | typeof misfit =>
  given === null || typeof given === "string" ? given : misfit;

/** The id of an object, or of the object that stands for it where it was expanded. */
function idOf(given: unknown): string | typeof lost | typeof misfit {
  if (typeof given === "string") return given;
  const id = isObject(given) ? valueUnder(given, "id") : undefined;
  if (typeof id === "string") return id;
  return isObject(given) ? lost : misfit;
}

/** A user is a member of directory roles and administrative units too. */
function isGroup(given: unknown): boolean {
  const type = isObject(given) ? given["@odata.type"] : undefined;
  return typeof type !== "string" || type === "#microsoft.graph.group";
}

function planOf(given: unknown): Plan | typeof lost | typeof misfit {
  if (!isObject(given)) return typeof given === "string" && isTypeName(given) ? lost : misfit;
  const plan: Record<string, string> = {};
  for (const key of ["capabilityStatus", "service", "servicePlanId"]) {
    const value = valueUnder(given, key) ?? null;
    if (typeof value === "string") plan[key] = value;
    else if (value !== null) return misfit;
  }
  return plan;
}

/** Reads every item of a list; one that is lost or does not fit spoils the list. */
function eachOf<Item extends string | null | Plan>(
  items: readonly unknown[],
  read: (item: unknown) => Item | typeof lost | typeof misfit,
): readonly Item[] | typeof lost | typeof misfit {
  const values: Item[] = [];
  for (const item of items) {
    const value = read(item);
    if (value === lost || value === misfit) return value;
    values.push(value);
  }
  return values;
}

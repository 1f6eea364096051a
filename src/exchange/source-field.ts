import { catalogue, findProperty, isExtension } from "../schema/catalogue.ts";
import type { PropertyType, SubjectKind } from "../schema/property.ts";

/** What a name of the outside stands for: an attribute of a subject. */
export interface Field {
  /** The key under which a subject holds it. */
  readonly name: string;
  /** `reference` for the manager, whose value is an object id. */
  readonly type: PropertyType | "reference";
}

/**
 * Finds the attribute that rules, Microsoft Graph (with dots where it nests) or an extension's application call by a
 * name, in any letter case.
 */
export function fieldOf(kind: SubjectKind, name: string): Field | undefined {
  const found = fields[kind].get(name) ?? fields[kind].get(name.toLowerCase());
  if (found !== undefined || !isExtension(name)) return found;
  return findProperty(kind, name);
}

/** The attributes that Graph holds under one name together, by their own names in lower case. */
export const fieldsWithin = (
  kind: SubjectKind,
  name: string,
): ReadonlyMap<string, Field> | undefined => nested[kind].get(name.toLowerCase());

/** The names of all attributes of a kind, extension properties of applications apart. */
export const fieldNames: Readonly<Record<SubjectKind, readonly string[]>> = {
  user: names("user"),
  device: names("device"),
};

function fieldsOf(kind: SubjectKind): readonly (readonly [field: Field, graph: string])[] {
  const ofCatalogue = catalogue
    .filter(({ subject }) => subject === kind)
    .map((property) => [property, property.graph ?? property.name] as const);
  return kind === "user"
    ? [...ofCatalogue, [{ name: "manager", type: "reference" }, "manager"]]
    : ofCatalogue;
}

function names(kind: SubjectKind): readonly string[] {
  return fieldsOf(kind).map(([{ name }]) => name);
}

const fields: Readonly<Record<SubjectKind, ReadonlyMap<string, Field>>> = {
  user: byName("user"),
  device: byName("device"),
};

/** By the spelling of rules and of Graph, and by both in lower case. */
function byName(kind: SubjectKind): ReadonlyMap<string, Field> {
  return new Map(
    fieldsOf(kind).flatMap(([field, graph]): [string, Field][] => [
      [field.name, field],
      [field.name.toLowerCase(), field],
      [graph, field],
      [graph.toLowerCase(), field],
    ]),
  );
}

const nested: Readonly<Record<SubjectKind, ReadonlyMap<string, ReadonlyMap<string, Field>>>> = {
  user: byOuterName("user"),
  device: byOuterName("device"),
};

function byOuterName(kind: SubjectKind): ReadonlyMap<string, ReadonlyMap<string, Field>> {
  const outer = new Map<string, Map<string, Field>>();
  for (const [field, graph] of fieldsOf(kind)) {
    const [name = "", inner] = graph.toLowerCase().split(".");
    if (inner === undefined) continue;
    outer.set(name, (outer.get(name) ?? new Map<string, Field>()).set(inner, field));
  }
  return outer;
}

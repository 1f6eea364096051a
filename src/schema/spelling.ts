import type { Spelling } from "../grammar/spelling.ts";
import { catalogue, findProperty, itemProperties } from "./catalogue.ts";
import { pathOfProperty } from "./property.ts";

/** The catalogue's spelling of a path in any letter case. */
export const catalogueSpelling: Spelling = (path) => {
  const known = spellings.get(path) ?? spellings.get(path.toLowerCase());
  if (known !== undefined) return known;
  const dot = path.indexOf(".");
  const prefix = path.slice(0, dot).toLowerCase();
  const name = path.slice(dot + 1);
  if (prefix !== "user" && prefix !== "device") return undefined;
  const property = findProperty(prefix, name);
  return property === undefined ? undefined : pathOfProperty(property);
};

const spellings: ReadonlyMap<string, string> = new Map(
  [
    ...catalogue.map(pathOfProperty),
    ...itemProperties.map(({ prefix, name }) => `${prefix}.${name}`),
  ].flatMap((path): [string, string][] => [
    [path, path],
    [path.toLowerCase(), path],
  ]),
);

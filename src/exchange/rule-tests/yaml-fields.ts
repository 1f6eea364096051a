import { nearestOf } from "../../check/resolve.ts";
import { InputError, quoted } from "../input-error.ts";
import { listed } from "../shape.ts";
import type { YamlEntry, YamlMap, YamlScalar, YamlValue } from "./yaml-value.ts";

/** The entries of a map by their keys. */
export type YamlFields = ReadonlyMap<string, YamlEntry>;

/**
 * Takes a value for a map that has no other keys than these; `what` is what messages call it.
 *
 * @throws InputError for another value, and at the first key that is not known
 */
export function fieldsIn(value: YamlValue, known: readonly string[], what: string): YamlFields {
  const { entries } = mapIn(value, what);
  for (const { key, place } of entries) {
    if (known.includes(key)) continue;
    const nearest = nearestOf(key, known);
    throw new InputError(
      `${quoted(key)} is not known here`,
      place,
      nearest === undefined ? `known are ${listed(known)}` : `did you mean \`${nearest}\`?`,
    );
  }
  return new Map(entries.map((entry) => [entry.key, entry]));
}

/** Takes a value for a map. @throws InputError for another one */
export function mapIn(value: YamlValue, what: string): YamlMap {
  if (value.kind === "map") return value;
  throw new InputError(`${what} is not a map`, value.place, "write it as `key: value`");
}

/** Takes the value of a key for a text that is not empty. @throws InputError for another one */
export function textIn({ key, value }: YamlEntry): YamlScalar & { readonly value: string } {
  return textOf(value, `\`${key}\``);
}

/** Takes a value for a text that is not empty. @throws InputError for another one */
export function textOf(value: YamlValue, what: string): YamlScalar & { readonly value: string } {
  if (isText(value) && value.value.trim() !== "") return value;
  const isPlain = value.kind === "scalar" && !isText(value) && value.value !== null;
  throw new InputError(
    isText(value) ? `${what} is empty` : `${what} is not a text`,
    value.place,
    isPlain ? `write it in quotes: "${String(value.value)}"` : undefined,
  );
}

const isText = (value: YamlValue): value is YamlScalar & { readonly value: string } =>
  value.kind === "scalar" && typeof value.value === "string";

/** Takes the value of a key for a list. @throws InputError for another one */
export function listIn({ key, value }: YamlEntry): readonly YamlValue[] {
  if (value.kind === "list") return value.items;
  throw new InputError(
    `\`${key}\` is not a list`,
    value.place,
    "write each item on a line of its own behind `- `, or `[]` for none",
  );
}

/** Takes the value of a key for a whole number from 0 on. @throws InputError for another one */
export function wholeNumberIn({ key, value }: YamlEntry): number {
  const number = value.kind === "scalar" ? value.value : undefined;
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0) return number;
  throw new InputError(`\`${key}\` is not a whole number from 0 on`, value.place);
}

import type { Pattern } from "../../text/pattern/pattern.ts";
import { hasUnit, isNarrow, rangesOf, type UnitSet } from "../../text/pattern/unit-set.ts";

/** Stands in a spelling for whatever the pattern leaves open. */
export const open = "\0";

/**
 * The texts that a pattern spells out, in lower case: each way through its choices, with `open` for what is not spelled.
 * An unescaped dot is read as the dot that it was meant to be. `undefined` where there are many, or where something is
 * asked of the surroundings.
 */
export function spellingsOf(pattern: Pattern): readonly string[] | undefined {
  switch (pattern.kind) {
    case "empty":
    case "assertion":
      return [""];
    case "unit":
      return unitSpellings(pattern.set);
    case "sequence":
      return pattern.items.reduce<readonly string[] | undefined>(
        (heads, item) => heads && joined(heads, spellingsOf(item)),
        [""],
      );
    case "choice":
      return few(pattern.options.map(spellingsOf));
    case "repeat": {
      const { item, least, most } = pattern;
      const once = spellingsOf(item);
      if (most === 1) return least === 0 ? few([[""], once]) : once;
      const rounds = Math.min(least, mostRounds);
      let some: readonly string[] | undefined = [""];
      for (let round = 0; round < rounds; round++) some = some && joined(some, once);
      return most > rounds ? some && joined(some, [open]) : some;
    }
    case "atomic":
      return spellingsOf(pattern.item);
    case "look":
      return undefined;
    default:
      return pattern satisfies never;
  }
}

const mostSpellings = 64;
const mostRounds = 64;

function unitSpellings(set: UnitSet): readonly string[] {
  if (!isNarrow(set)) return [hasUnit(set, dot) ? "." : open];
  const units = rangesOf(set).flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return [...new Set(units.map((unit) => String.fromCharCode(unit).toLowerCase()))];
}

const dot = 46;

function joined(
  heads: readonly string[],
  tails: readonly string[] | undefined,
): readonly string[] | undefined {
  if (tails === undefined || heads.length * tails.length > mostSpellings) return undefined;
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}

function few(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === undefined) return undefined;
    for (const text of list) all.add(text);
    if (all.size > mostSpellings) return undefined;
  }
  return [...all];
}

import { Alphabet } from "./alphabet.ts";
import { Dfa } from "./dfa.ts";
import { passesOf } from "./pass.ts";
import type { Look, Pattern } from "./pattern.ts";
import { none, sweep, type Ends } from "./sweep.ts";
import type { UnitSet } from "./unit-set.ts";

/** Tells whether a value has a match anywhere. */
type Search = (value: string) => boolean;

/**
 * Returns a function that tells whether the pattern matches anywhere in a value, in a time linear in its length.
 *
 * Nothing is worked out before the first call. The tables behind the function grow with the values that it sees, up to
 * a limit.
 */
export function compilePattern(pattern: Pattern): Search {
  let search: Search | undefined;
  return (value) => {
    search ??= searchFor(pattern);
    return search(value);
  };
}

/**
 * Lookaheads at the start of the text are conditions of their own: `^(?=a)(?!b)c` is `^a`, not `^b`, and `^c`. Most that
 * people write are of this kind, and each condition by itself is one for the table.
 */
function searchFor(pattern: Pattern): Search {
  const [start, ...items] = pattern.kind === "sequence" ? pattern.items : [];
  if (start?.kind !== "assertion" || start.place !== "text-start") return searchForWhole(pattern);
  const looks: Look[] = [];
  for (const item of items) {
    if (item.kind !== "look" || item.direction === "behind") break;
    looks.push(item);
  }
  const conditions = looks.map(({ item, negated }) => ({ items: [start, item], negated }));
  conditions.push({ items: [start, ...items.slice(looks.length)], negated: false });
  const searches = conditions.map((condition) => ({
    search: searchForWhole({ kind: "sequence", items: condition.items }),
    negated: condition.negated,
  }));
  const [only] = searches;
  return only !== undefined && searches.length === 1
    ? only.search
    : (value) => searches.every(({ search, negated }) => search(value) !== negated);
}

function searchForWhole(pattern: Pattern): Search {
  if (needsPasses(pattern)) return searchByPasses(pattern);
  const dfa = new Dfa(pattern);
  return (value) => dfa.matches(value);
}

function needsPasses(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "empty":
    case "unit":
    case "assertion":
      return false;
    case "sequence":
      return pattern.items.some(needsPasses);
    case "choice":
      return pattern.options.some(needsPasses);
    case "repeat":
      return needsPasses(pattern.item);
    case "look":
    case "atomic":
      return true;
    default:
      return pattern satisfies never;
  }
}

function searchByPasses(pattern: Pattern): Search {
  const sets = new Map<UnitSet, number>();
  const passes = passesOf(pattern, sets);
  const alphabet = new Alphabet([...sets.keys()]);
  return (value) => {
    const tables: Ends[] = [];
    for (const pass of passes) tables.push(sweep(pass, value, alphabet, tables));
    return tables.at(-1)?.some((end) => end !== none) ?? false;
  };
}

import { Automaton } from "./automaton.ts";
import { Dfa } from "./dfa.ts";
import { needleOf } from "./needle.ts";
import type { Pattern, Place } from "./pattern.ts";
import { sweepSearch } from "./sweep-search.ts";
import { isNarrow } from "./unit-set.ts";

/** Tells whether a value has a match anywhere. */
type Search = (value: string) => boolean;

/**
 * Returns a function that tells whether the pattern matches anywhere in a value, in a time linear in its length.
 *
 * Nothing is worked out before the first call. The tables behind the function grow with the values that it sees, up to
 * a limit.
 */
export function compilePattern(pattern: Pattern): Search {
  return lazily(() => searchFor(pattern));
}

function lazily(make: () => Search): Search {
  let search: Search | undefined;
  return (value) => {
    search ??= make();
    return search(value);
  };
}

function searchFor(pattern: Pattern): Search {
  const obstacles = new Set(obstaclesIn(pattern));
  const isTiedToStart = isTied(pattern, "start");
  const isTiedToEnd = isTied(pattern, "end");
  const isSoonOverBackward =
    isTiedToEnd &&
    (!isTiedToStart || (!isNarrowAt(pattern, "start") && isNarrowAt(pattern, "end")));
  const readsBackward = obstacles.has("ahead") || (isSoonOverBackward && !obstacles.has("behind"));
  const make = (): Search =>
    obstacles.has("atomic") || (obstacles.has("ahead") && obstacles.has("behind"))
      ? sweepSearch(pattern)
      : dfaSearch(pattern, readsBackward);
  // A reading from an edge that a match has to touch is soon over. Others are worth a look for what has to be there.
  const needle = (readsBackward ? isTiedToEnd : isTiedToStart) ? undefined : needleOf(pattern);
  if (needle === undefined) return make();
  const { expression, isWhole } = needle;
  if (isWhole) return (value) => expression.test(value);
  const search = lazily(make);
  return (value) => expression.test(value) && search(value);
}

function dfaSearch(pattern: Pattern, readsBackward: boolean): Search {
  const dfa = new Dfa(new Automaton(pattern, readsBackward));
  return (value) => dfa.matches(value);
}

/** Lists what can keep a pattern from being searched for in one reading. */
export function obstaclesIn(pattern: Pattern): readonly ("atomic" | "ahead" | "behind")[] {
  switch (pattern.kind) {
    case "empty":
    case "unit":
    case "assertion":
      return [];
    case "sequence":
      return pattern.items.flatMap(obstaclesIn);
    case "choice":
      return pattern.options.flatMap(obstaclesIn);
    case "repeat":
      return obstaclesIn(pattern.item);
    case "look":
      return [pattern.direction, ...obstaclesIn(pattern.item)];
    case "atomic":
      return [pattern.kind, ...obstaclesIn(pattern.item)];
    default:
      return pattern satisfies never;
  }
}

/** Tells whether every match touches that edge of the text, as can be seen at once. */
function isTied(pattern: Pattern, edge: "start" | "end"): boolean {
  switch (pattern.kind) {
    case "assertion":
      return placesAt[edge].has(pattern.place);
    case "sequence": {
      const outermost = pattern.items.at(edge === "start" ? 0 : -1);
      return outermost !== undefined && isTied(outermost, edge);
    }
    case "choice":
      return pattern.options.every((option) => isTied(option, edge));
    case "empty":
    case "unit":
    case "repeat":
    case "look":
    case "atomic":
      return false;
    default:
      return pattern satisfies never;
  }
}

/** Tells whether every match has a unit of a narrow set next to that edge, as can be seen at once. */
function isNarrowAt(pattern: Pattern, edge: "start" | "end"): boolean {
  switch (pattern.kind) {
    case "unit":
      return isNarrow(pattern.set);
    case "sequence": {
      const items = edge === "start" ? pattern.items : pattern.items.toReversed();
      const outermost = items.find((item) => item.kind !== "assertion");
      return outermost !== undefined && isNarrowAt(outermost, edge);
    }
    case "choice":
      return pattern.options.every((option) => isNarrowAt(option, edge));
    case "repeat":
      return pattern.least > 0 && isNarrowAt(pattern.item, edge);
    case "empty":
    case "assertion":
    case "look":
    case "atomic":
      return false;
    default:
      return pattern satisfies never;
  }
}

const placesAt: Readonly<Record<"start" | "end", ReadonlySet<Place>>> = {
  start: new Set(["text-start"]),
  end: new Set(["text-end", "last-line-end"]),
};

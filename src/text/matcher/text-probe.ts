import { searchFor } from "../folded-search.ts";
import { endsWithFolded, equalsFolded, startsWithFolded } from "../ignore-case.ts";
import type { Pattern } from "../pattern/pattern.ts";
import type { Fragment } from "./fragment.ts";
import { requiredFragments, type Required } from "./required-fragments.ts";

/** What a comparison asks of a text that is set. */
export type TextProbe =
  /** `folded` is folded by `fold`. */
  | {
      readonly kind: "eq" | "startsWith" | "endsWith" | "contains";
      readonly folded: string;
    }
  /** `test` is what `compilePattern` makes of the pattern. */
  | {
      readonly kind: "match";
      readonly pattern: Pattern;
      readonly test: (text: string) => boolean;
    };

/** Returns the test of a probe by itself. */
export function testOf(probe: TextProbe): (text: string) => boolean {
  switch (probe.kind) {
    case "eq":
      return (text) => equalsFolded(text, probe.folded);
    case "startsWith":
      return (text) => startsWithFolded(text, probe.folded);
    case "endsWith":
      return (text) => endsWithFolded(text, probe.folded);
    case "contains":
      return searchFor(probe.folded);
    case "match":
      return probe.test;
    default:
      return probe satisfies never;
  }
}

/** Returns what every text has that satisfies the probe; undefined if there is nothing worth looking for. */
export function requiredBy(probe: TextProbe): Required | undefined {
  const required =
    probe.kind === "match" ? requiredFragments(probe.pattern) : exactly(fragmentOf(probe));
  if (required === undefined) return undefined;
  // A text that is set is not empty, and every text has an empty fragment.
  const clauses = required.clauses.map((clause) => clause.filter((part) => !isOfEmptyTexts(part)));
  const isVoid = clauses.some((clause) => clause.some(({ text }) => text === ""));
  return isVoid ? undefined : { clauses, isExact: required.isExact };
}

function fragmentOf({ kind, folded }: Exclude<TextProbe, { readonly kind: "match" }>): Fragment {
  return {
    text: folded,
    isAtStart: kind === "eq" || kind === "startsWith",
    isAtEnd: kind === "eq" || kind === "endsWith",
  };
}

const exactly = (fragment: Fragment): Required => ({ clauses: [[fragment]], isExact: true });

const isOfEmptyTexts = ({ text, isAtStart, isAtEnd }: Fragment): boolean =>
  text === "" && isAtStart && isAtEnd;

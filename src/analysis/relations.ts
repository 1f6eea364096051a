import type { SubjectKind } from "../schema/property.ts";
import type { IdentifiedRule, Relations, RelationsOptions } from "./relations/relation.ts";
import { noWork } from "./relations/relation-work.ts";
import { relationsOfKind } from "./relations/relations-of-kind.ts";

/**
 * Finds which of many rules mean the same, which imply another one and, where that is asked, which are disjoint. The
 * answers are exact.
 *
 * A pool of subjects settles most pairs: a subject of whom one rule holds and the other does not is a counterexample.
 * Only pairs that it leaves open are compared exactly.
 *
 * @throws TypeError for an id that comes twice, and for a budget or a time that is none
 */
export function relationsAmong(
  rules: readonly IdentifiedRule[],
  options: RelationsOptions = {},
): Relations {
  if (new Set(rules.map(({ id }) => id)).size < rules.length)
    throw new TypeError("each rule needs an id of its own");
  const { including, onProgress } = options;
  const total = rules.length * (including === "disjoint" ? 3 : 2);
  let done = 0;
  const step = (count: number): void => {
    done += count;
    onProgress?.(done, total);
  };
  const work = noWork();
  const parts = kinds.map((kind) => {
    const some = rules.filter(({ rule }) => rule.subject === kind);
    return relationsOfKind(some, options, work, step);
  });
  return {
    duplicates: parts.flatMap(({ duplicates }) => duplicates),
    subsets: parts.flatMap(({ subsets }) => subsets),
    disjoint: parts.flatMap(({ disjoint }) => disjoint),
    nobody: parts.flatMap(({ nobody }) => nobody),
    everybody: parts.flatMap(({ everybody }) => everybody),
    undecided: parts.flatMap(({ undecided }) => undecided),
    work,
  };
}

const kinds: readonly SubjectKind[] = ["user", "device"];

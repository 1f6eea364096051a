import type { AnalysisOptions } from "../../analysis/analysis-options.ts";
import { memberOfBoth, memberOfOne } from "../../analysis/compare.ts";
import { Space } from "../../analysis/formula/space.ts";
import { always } from "../../analysis/satisfiable.ts";
import type { WitnessAnswer } from "../../analysis/witness/find-witness.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";

/** How two rules stand to each other. */
export type Relation =
  | "equivalent"
  | "a implies b"
  | "b implies a"
  | "disjoint"
  | "overlapping"
  | "undecided";

/** Those who show how two rules stand to each other. */
export const parts = ["onlyA", "onlyB", "both"] as const;

/** A part of those whom two rules hold of. */
export type PairPart = (typeof parts)[number];

/** How two rules stand to each other, and who shows it. */
export interface PairRelation extends Readonly<Record<PairPart, WitnessAnswer>> {
  readonly relation: Relation;
  /** Whom each rule holds of, where that is nobody, or everybody. */
  readonly a: Extent;
  readonly b: Extent;
}

/** Whom a rule holds of; `some` also where that is not decided. */
export type Extent = "nobody" | "some" | "everybody";

/** Finds how two rules about the same kind of subject stand to each other. */
export function pairRelation(
  a: CheckedRule,
  b: CheckedRule,
  options: AnalysisOptions,
): PairRelation {
  const space = new Space(options);
  const onlyA = memberOfOne(a, b, space);
  const onlyB = memberOfOne(b, a, space);
  const both = memberOfBoth(a, b, space);
  const extent = (rule: CheckedRule, alone: WitnessAnswer, other: WitnessAnswer): Extent => {
    if (alone.kind === "none" && both.kind === "none") return "nobody";
    // Whoever is in the other one only is not in this one.
    return other.kind === "none" && always(rule, options).holds === true ? "everybody" : "some";
  };
  return {
    relation: relationOf(onlyA, onlyB, both),
    onlyA,
    onlyB,
    both,
    a: extent(a, onlyA, onlyB),
    b: extent(b, onlyB, onlyA),
  };
}

function relationOf(onlyA: WitnessAnswer, onlyB: WitnessAnswer, both: WitnessAnswer): Relation {
  if (onlyA.kind === "undecided" || onlyB.kind === "undecided") return "undecided";
  if (onlyA.kind === "none") return onlyB.kind === "none" ? "equivalent" : "a implies b";
  if (onlyB.kind === "none") return "b implies a";
  if (both.kind === "undecided") return "undecided";
  return both.kind === "none" ? "disjoint" : "overlapping";
}

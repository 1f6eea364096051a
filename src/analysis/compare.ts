import type { CheckedRule } from "../check/checked-rule.ts";
import type { Subject } from "../eval/subject.ts";
import type { AnalysisOptions } from "./analysis-options.ts";
import { allOf, not } from "./formula/join.ts";
import { Space } from "./formula/space.ts";
import { verdictOf } from "./satisfiable.ts";
import type { NoAnswer, Undecided } from "./undecided.ts";
import type { Verdict, Witness } from "./verdict.ts";
import { findWitness, type WitnessAnswer } from "./witness/find-witness.ts";

/** Whether two rules hold of the same subjects, or of whom one holds alone. */
export type Equivalence =
  | { readonly holds: true }
  | (Witness & {
      readonly holds: false;
      /** The rule that holds of the witness; the other one does not. */
      readonly only: "a" | "b";
    })
  | NoAnswer;

/** Of whom one of two rules holds alone; a side is left out where there is nobody, or where it is not known. */
export interface Difference {
  readonly onlyA?: Subject;
  readonly onlyB?: Subject;
  /** The time at which `onlyA` shows it, where a rule reads the clock. */
  readonly nowA?: Date;
  readonly nowB?: Date;
  /** Why a side is not known. */
  readonly undecidedA?: Undecided;
  readonly undecidedB?: Undecided;
}

/**
 * Tells whether two rules hold of the same subjects.
 *
 * @throws TypeError where one is about users and the other about devices
 */
export function equivalent(
  a: CheckedRule,
  b: CheckedRule,
  options: AnalysisOptions = {},
): Equivalence {
  const space = new Space(options);
  const onlyA = memberOfOne(a, b, space);
  if (onlyA.kind === "found") return { holds: false, only: "a", ...onlyA.witness };
  const onlyB = memberOfOne(b, a, space);
  if (onlyB.kind === "found") return { holds: false, only: "b", ...onlyB.witness };
  for (const side of [onlyA, onlyB])
    if (side.kind === "undecided") return { undecided: side.undecided };
  return { holds: true };
}

/**
 * Tells whether the second rule holds of everybody of whom the first one does; the witness satisfies the first one only.
 *
 * @throws TypeError where one is about users and the other about devices
 */
export const implies = (a: CheckedRule, b: CheckedRule, options: AnalysisOptions = {}): Verdict =>
  verdictOf(memberOfOne(a, b, new Space(options)));

/**
 * Tells whether two rules hold of nobody together; the witness satisfies both.
 *
 * @throws TypeError where one is about users and the other about devices
 */
export const disjoint = (a: CheckedRule, b: CheckedRule, options: AnalysisOptions = {}): Verdict =>
  verdictOf(memberOfBoth(a, b, new Space(options)));

/**
 * Gives somebody of whom only the first rule holds, and somebody of whom only the second one does.
 *
 * @throws TypeError where one is about users and the other about devices
 */
export function difference(
  a: CheckedRule,
  b: CheckedRule,
  options: AnalysisOptions = {},
): Difference {
  const space = new Space(options);
  const onlyA = memberOfOne(a, b, space);
  const onlyB = memberOfOne(b, a, space);
  return {
    ...(onlyA.kind === "found" ? { onlyA: onlyA.witness.witness } : {}),
    ...(onlyB.kind === "found" ? { onlyB: onlyB.witness.witness } : {}),
    ...(onlyA.kind === "found" && onlyA.witness.now ? { nowA: onlyA.witness.now } : {}),
    ...(onlyB.kind === "found" && onlyB.witness.now ? { nowB: onlyB.witness.now } : {}),
    ...(onlyA.kind === "undecided" ? { undecidedA: onlyA.undecided } : {}),
    ...(onlyB.kind === "undecided" ? { undecidedB: onlyB.undecided } : {}),
  };
}

/** Finds somebody of whom the first rule holds and the second one does not. */
export function memberOfOne(a: CheckedRule, b: CheckedRule, space: Space): WitnessAnswer {
  assertSameKind(a, b);
  const formula = allOf([space.formulaOf(a), not(space.formulaOf(b))]);
  return findWitness(formula, { of: [a], notOf: [b] }, space);
}

/** Finds somebody of whom both rules hold. */
export function memberOfBoth(a: CheckedRule, b: CheckedRule, space: Space): WitnessAnswer {
  assertSameKind(a, b);
  const formula = allOf([space.formulaOf(a), space.formulaOf(b)]);
  return findWitness(formula, { of: [a, b], notOf: [] }, space);
}

function assertSameKind(a: CheckedRule, b: CheckedRule): void {
  if (a.subject === b.subject) return;
  throw new TypeError("a rule about users and one about devices cannot be compared");
}

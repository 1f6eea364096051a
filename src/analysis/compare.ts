import type { CheckedRule } from "../check/checked-rule.ts";
import type { Subject } from "../eval/subject.ts";
import type { AnalysisOptions } from "./analysis-options.ts";
import type { NoAnswer, Undecided } from "./undecided.ts";
import type { Verdict, Witness } from "./verdict.ts";

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

const unbuilt = (...things: readonly unknown[]): never => {
  throw new TypeError(`not built yet: ${things.length}`);
};

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
  return unbuilt(a, b, options);
}

/** Tells whether the second rule holds of everybody of whom the first one does. */
export function implies(a: CheckedRule, b: CheckedRule, options: AnalysisOptions = {}): Verdict {
  return unbuilt(a, b, options);
}

/** Tells whether two rules hold of nobody together; the witness satisfies both. */
export function disjoint(a: CheckedRule, b: CheckedRule, options: AnalysisOptions = {}): Verdict {
  return unbuilt(a, b, options);
}

/** Gives somebody of whom only the first rule holds, and somebody of whom only the second one does. */
export function difference(
  a: CheckedRule,
  b: CheckedRule,
  options: AnalysisOptions = {},
): Difference {
  return unbuilt(a, b, options);
}

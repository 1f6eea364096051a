import type { CheckedRule } from "../check/checked-rule.ts";
import type { AnalysisOptions } from "./analysis-options.ts";
import type { Satisfiability, Verdict } from "./verdict.ts";

const unbuilt = (...things: readonly unknown[]): never => {
  throw new TypeError(`not built yet: ${things.length}`);
};

/** Tells whether anybody can satisfy a rule, and gives somebody who does. */
export function satisfiable(rule: CheckedRule, options: AnalysisOptions = {}): Satisfiability {
  return unbuilt(rule, options);
}

/** Tells whether a rule holds of everybody; the witness is somebody of whom it does not. */
export function always(rule: CheckedRule, options: AnalysisOptions = {}): Verdict {
  return unbuilt(rule, options);
}

/** Tells whether a rule holds of nobody; the witness is somebody of whom it does. */
export function never(rule: CheckedRule, options: AnalysisOptions = {}): Verdict {
  return unbuilt(rule, options);
}

import type { CheckedRule } from "../check/checked-rule.ts";
import type { AnalysisOptions } from "./analysis-options.ts";
import { not } from "./formula/join.ts";
import { Space } from "./formula/space.ts";
import type { Satisfiability, Verdict } from "./verdict.ts";
import { findWitness, type WitnessAnswer } from "./witness/find-witness.ts";

/** Tells whether anybody can satisfy a rule, and gives somebody who does. */
export function satisfiable(rule: CheckedRule, options: AnalysisOptions = {}): Satisfiability {
  const answer = memberOf(rule, new Space(options));
  switch (answer.kind) {
    case "found":
      return { holds: true, ...answer.witness };
    case "none":
      return { holds: false };
    case "undecided":
      return { undecided: answer.undecided };
    default:
      return answer satisfies never;
  }
}

/** Tells whether a rule holds of nobody; the witness is somebody of whom it does. */
export const never = (rule: CheckedRule, options: AnalysisOptions = {}): Verdict =>
  verdictOf(memberOf(rule, new Space(options)));

/** Tells whether a rule holds of everybody; the witness is somebody of whom it does not. */
export function always(rule: CheckedRule, options: AnalysisOptions = {}): Verdict {
  const space = new Space(options);
  return verdictOf(findWitness(not(space.formulaOf(rule)), { of: [], notOf: [rule] }, space));
}

const memberOf = (rule: CheckedRule, space: Space): WitnessAnswer =>
  findWitness(space.formulaOf(rule), { of: [rule], notOf: [] }, space);

/** What is to be said of everybody, by whether there is a witness against it. */
export function verdictOf(answer: WitnessAnswer): Verdict {
  switch (answer.kind) {
    case "found":
      return { holds: false, ...answer.witness };
    case "none":
      return { holds: true };
    case "undecided":
      return { undecided: answer.undecided };
    default:
      return answer satisfies never;
  }
}

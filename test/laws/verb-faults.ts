import { type CheckedRule, print, type RuleVerdict } from "../../src/index.ts";
import type { RulePair } from "../arbitraries/rule-pairs.ts";
import { turned, verdictsOf } from "../oracle/verdicts.ts";
import { type Claim, witnessFault } from "../oracle/witness-fault.ts";
import type { Verbs } from "./analysis-verbs.ts";

/** One answer of a verb, and what its witness is said to show. */
export interface Answer {
  readonly verb: string;
  readonly verdict: RuleVerdict;
  readonly claims: readonly Claim[];
}

/** What all verbs answer to two rules. */
export function answersOf(verbs: Verbs, { a, b, options }: RulePair): readonly Answer[] {
  const differs = verbs.equivalent(a, b, options);
  const isA = differs.holds === false && differs.only === "a";
  const [onlyA, onlyB] = verdictsOf(verbs.difference(a, b, options));
  return [
    { verb: "satisfiable", verdict: turned(verbs.satisfiable(a, options)), claims: [[a, true]] },
    { verb: "always", verdict: verbs.always(a, options), claims: [[a, false]] },
    { verb: "never", verdict: verbs.never(b, options), claims: [[b, true]] },
    { verb: "equivalent", verdict: differs, claims: both(a, isA, b, !isA) },
    { verb: "implies", verdict: verbs.implies(a, b, options), claims: both(a, true, b, false) },
    { verb: "disjoint", verdict: verbs.disjoint(a, b, options), claims: both(a, true, b, true) },
    { verb: "difference, a", verdict: onlyA, claims: both(a, true, b, false) },
    { verb: "difference, b", verdict: onlyB, claims: both(a, false, b, true) },
  ];
}

const both = (a: CheckedRule, holdsA: boolean, b: CheckedRule, holdsB: boolean): Claim[] => [
  [a, holdsA],
  [b, holdsB],
];

/** What is wrong with the witnesses of answers; empty where nothing is. */
export const faultsOf = (answers: readonly Answer[], { a, b, options }: RulePair): string[] =>
  answers.flatMap(({ verb, verdict, claims }) => {
    if (verdict.holds !== false) return [];
    const fault = witnessFault(verdict, claims, options.values);
    return fault === undefined ? [] : [`${verb}: ${fault}\n${print(a.rule)}\n${print(b.rule)}`];
  });

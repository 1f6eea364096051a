import { Space } from "../../analysis/formula/space.ts";
import { solve } from "../../analysis/solving/solve.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Subject } from "../../eval/subject.ts";

/**
 * Tells whether somebody of whom this is known can satisfy a rule. What takes long to tell counts as possible, as does
 * what cannot be told.
 */
export function canSatisfy(rule: CheckedRule, known: Subject): boolean {
  const space = new Space({ budget, values: "any" });
  const formula = space.formulaOf(rule, {
    bound: ({ name }) =>
      Object.hasOwn(known, name) ? { kind: "known", value: known[name] } : { kind: "free" },
  });
  return solve(formula, space).kind !== "none";
}

/** Lints look at many rules. */
const budget = 30_000;

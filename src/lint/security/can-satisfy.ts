import type { Formula } from "../../analysis/formula/formula.ts";
import { allOf, everything } from "../../analysis/formula/join.ts";
import { Space } from "../../analysis/formula/space.ts";
import { solve } from "../../analysis/solving/solve.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Subject } from "../../eval/subject.ts";

/**
 * Tells whether somebody of whom this is known can satisfy a rule. What takes long to tell counts as possible, as does
 * what cannot be told.
 *
 * @param also - what else is so of them
 */
export function canSatisfy(
  rule: CheckedRule,
  known: Subject,
  also: (space: Space) => Formula = () => everything,
): boolean {
  const space = new Space({ budget, values: "any" });
  const formula = space.formulaOf(rule, {
    bound: ({ name }) =>
      Object.hasOwn(known, name) ? { kind: "known", value: known[name] } : { kind: "free" },
  });
  return solve(allOf([formula, also(space)]), space).kind !== "none";
}

/** Lints look at many rules. */
const budget = 30_000;

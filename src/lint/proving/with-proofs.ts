import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Diagnostic, Fix } from "../../grammar/diagnostic.ts";
import { Prover } from "./prover.ts";

/**
 * Says of each sure fix of a legal rule whether it is proved. One that would change the rule is dropped; one for which the
 * work is not enough stays as sure as the way it is made: what it takes out was found needless, or what it writes anew says
 * the same by the language.
 */
export function withProofs(
  rule: CheckedRule,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const prover = new Prover(rule);
  return diagnostics.map(({ fixes, ...diagnostic }) => {
    const known = fixes?.flatMap((fix) => proved(fix, prover)) ?? [];
    return known.length === 0 ? diagnostic : { ...diagnostic, fixes: known };
  });
}

function proved(fix: Fix, prover: Prover): readonly Fix[] {
  if (fix.certainty === "guess") return [fix];
  const { isSame } = prover.after(fix);
  if (isSame === undefined) return [fix];
  return isSame ? [{ ...fix, proof: "equivalent" }] : [];
}

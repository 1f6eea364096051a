import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Subject } from "../../eval/subject.ts";
import type { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import { certain } from "./certain.ts";

/** Attributes of somebody of whom a rule holds, by name. */
export interface Known {
  readonly subject: Subject;
  /** What is known anyway, set or not. */
  readonly fixed: readonly string[];
  /** What may be needed besides; the first are left out before the others are. */
  readonly open: readonly string[];
}

/** Finds attributes that are enough for a rule to hold, whatever all others are: those are left out that make no difference. */
export function needed(
  rule: CheckedRule,
  { subject, fixed, open }: Known,
  space: Space,
): ReadonlySet<string> {
  const kept = new Set(open);
  for (const name of open) {
    kept.delete(name);
    if (!suffices(rule, subject, [...fixed, ...kept], space)) kept.add(name);
  }
  return kept;
}

function suffices(
  rule: CheckedRule,
  subject: Subject,
  names: readonly string[],
  space: Space,
): boolean {
  const known = new Map(names.map((name) => [variableKey(name), subject[name]]));
  const formula = space.formulaOf(rule, {
    bound({ name }) {
      const key = variableKey(name);
      return known.has(key) ? { kind: "known", value: known.get(key) } : { kind: "free" };
    },
  });
  const left = certain(formula, () => true);
  return left.kind === "constant" && left.holds;
}

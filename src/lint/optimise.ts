import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import { check } from "../check/check.ts";
import { applyFixes } from "../check/mend.ts";
import type { DiagnosticCode } from "../grammar/diagnostic-code.ts";
import { maximalLimits } from "../grammar/limits.ts";
import { print } from "../grammar/print.ts";
import type { Result } from "../grammar/result.ts";
import { lint } from "./lint.ts";

/** A rule that is shorter and cheaper and means the same. */
export interface Optimised {
  readonly text: string;
  /** What was done, in order: the whole rule before and after each step. */
  readonly steps: readonly OptimiseStep[];
}

/** One fix that was applied. */
export interface OptimiseStep {
  readonly code: DiagnosticCode;
  readonly before: string;
  readonly after: string;
}

/**
 * Makes a rule shorter and cheaper without changing what it means: applies, one by one, the sure fixes of the lints of
 * meaning and cost that shorten the text and add no comparison, until none is left. What it gives cannot be optimised
 * further by it. A rule that was built rather than read is printed first.
 *
 * Never throws for what a user wrote: a text that is no legal rule gives its diagnostics.
 */
export function optimise(rule: CheckedRule | string): Result<Optimised> {
  const given = typeof rule === "string" ? rule : (rule.text ?? print(rule.rule));
  // What was checked may have been checked under limits of its own.
  const options = typeof rule === "string" ? {} : { limits: maximalLimits, subject: rule.subject };
  const first = check(given, options);
  if (!first.ok) return first;
  const steps: OptimiseStep[] = [];
  let current = first.value;
  // Every step shortens the text, so that there is a last one.
  for (;;) {
    const next = shortened(current, options);
    if (next === undefined) break;
    steps.push({ code: next.code, before: textOf(current), after: textOf(next.rule) });
    current = next.rule;
  }
  return { ok: true, value: { text: textOf(current), steps }, diagnostics: first.diagnostics };
}

const textOf = ({ text, rule }: CheckedRule): string => text ?? print(rule);

/** The rule after the first fix that makes it shorter. */
function shortened(
  rule: CheckedRule,
  options: Parameters<typeof check>[1],
): { readonly code: DiagnosticCode; readonly rule: CheckedRule } | undefined {
  const before = textOf(rule);
  for (const { code, fixes = [] } of lint(rule, { kinds: ["meaning", "cost"] })) {
    const [fix] = fixes;
    if (fix?.certainty !== "sure") continue;
    const after = applyFixes(before, [fix]);
    if (after.length >= before.length) continue;
    const result = check(after, options);
    if (result.ok && comparisonsIn(result.value.condition) <= comparisonsIn(rule.condition))
      return { code, rule: result.value };
  }
  return undefined;
}

function comparisonsIn(condition: Condition): number {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.reduce((sum, operand) => sum + comparisonsIn(operand), 0);
    case "not":
      return comparisonsIn(condition.operand);
    case "quantified":
      return comparisonsIn(condition.body);
    case "test":
    case "member-of":
    case "direct-reports":
      return 1;
    default:
      return condition satisfies never;
  }
}

import type { CheckedRule } from "../check/checked-rule.ts";
import { check } from "../check/check.ts";
import type { DiagnosticCode } from "../grammar/diagnostic-code.ts";
import type { Fix } from "../grammar/diagnostic.ts";
import { maximalLimits } from "../grammar/limits.ts";
import { print } from "../grammar/print.ts";
import type { Result } from "../grammar/result.ts";
import { adviceOn } from "./lint.ts";
import { Prover } from "./proving/prover.ts";
import { countComparisons } from "./rewriting/count-comparisons.ts";

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
  /** How it is known that both mean the same: it is proved that they hold of the same subjects, whoever there can be. */
  readonly proof: "equivalent";
}

/**
 * Makes a rule shorter and cheaper without changing what it means: applies, one by one, the fixes of the lints of meaning
 * and cost that shorten the text, add no comparison and are proved, until none is left. What it gives cannot be optimised
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
  // Every step shortens the text, so that there is a last round.
  for (let last = -1; last < steps.length;) {
    last = steps.length;
    for (const { code, rule: after } of roundOf(current)) {
      steps.push({ code, before: textOf(current), after: textOf(after), proof: "equivalent" });
      current = after;
    }
  }
  return { ok: true, value: { text: textOf(current), steps }, diagnostics: first.diagnostics };
}

const textOf = ({ text, rule }: CheckedRule): string => text ?? print(rule);

/** A rule after a fix. */
interface Shortened {
  readonly code: DiagnosticCode;
  readonly rule: CheckedRule;
}

/** Applies the fixes that make a rule shorter, are proved and do not touch each other, in the order of the text. */
function roundOf(rule: CheckedRule): readonly Shortened[] {
  const done: Shortened[] = [];
  let current = rule;
  let end = -1;
  for (const { code, fixes = [] } of adviceOn(rule, { kinds: ["meaning", "cost"] })) {
    const [fix] = fixes;
    if (fix?.certainty !== "sure" || growthOf(fix) >= 0) continue;
    const spans = fix.edits.map(({ span }) => span);
    if (spans.some(({ start }) => start <= end)) continue;
    const moved = movedBy(textOf(current).length - textOf(rule).length, fix);
    const after = new Prover(current).after(moved);
    if (after.isSame !== true) continue;
    if (countComparisons(after.rule.condition) > countComparisons(current.condition)) continue;
    done.push({ code, rule: after.rule });
    current = after.rule;
    end = Math.max(...spans.map((span) => span.end));
  }
  return done;
}

/** By how much a fix makes a text longer. */
const growthOf = ({ edits }: Fix): number =>
  edits.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);

/** A fix where what stands before it has become longer. */
const movedBy = (growth: number, fix: Fix): Fix => ({
  ...fix,
  edits: fix.edits.map(({ span: { start, end }, text }) => ({
    span: { start: start + growth, end: end + growth },
    text,
  })),
});

import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import type { Explanation } from "../../eval/explain.ts";
import { print } from "../../grammar/print.ts";
import type { Span } from "../../grammar/span.ts";
import type { Outcome, RuleFound } from "./outcome.ts";

/** Which comparisons of rules the examples of tests have seen true, and which false. */
export interface Coverage {
  readonly rules: readonly RuleCoverage[];
  /** Two for each comparison: that it is true, and that it is false. */
  readonly answers: number;
  readonly seen: number;
  /** 0 to 100; 100 where there is no comparison. */
  readonly percent: number;
}

/** The comparisons of one rule; rules of the same text are one. */
interface RuleCoverage {
  readonly rule: RuleFound;
  readonly comparisons: readonly ComparisonCoverage[];
}

/** What was seen of a comparison, quantifiers and those inside them included. */
export interface ComparisonCoverage {
  readonly expression: string;
  readonly span: Span;
  wasTrue: boolean;
  wasFalse: boolean;
}

/**
 * Gathers what the examples of all tests have seen of each rule. Users of a file do not count: nothing says of each of
 * them what is right.
 */
export function coverageOf(outcomes: readonly Outcome[]): Coverage {
  const rules = new Map<string, RuleCoverage>();
  for (const { rule, explanations } of outcomes) {
    if (rule === undefined) continue;
    const covered = rules.get(rule.text) ?? { rule, comparisons: comparisonsOf(rule.checked) };
    rules.set(rule.text, covered);
    const bySpan = new Map(covered.comparisons.map((one) => [keyOf(one.span), one]));
    for (const explanation of explanations) note(explanation, bySpan);
  }
  const all = [...rules.values()].flatMap(({ comparisons }) => comparisons);
  const answers = all.length * 2;
  const seen = all.reduce(
    (sum, { wasTrue, wasFalse }) => sum + Number(wasTrue) + Number(wasFalse),
    0,
  );
  const percent = answers === 0 ? 100 : (seen / answers) * 100;
  return { rules: [...rules.values()], answers, seen, percent };
}

const comparisonsOf = ({ condition }: CheckedRule): readonly ComparisonCoverage[] =>
  leavesOf(condition).map(({ written }) => ({
    expression: print(written),
    span: written.span,
    wasTrue: false,
    wasFalse: false,
  }));

function leavesOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.operand);
    case "quantified":
      return [condition, ...leavesOf(condition.body)];
    case "test":
    case "member-of":
    case "direct-reports":
      return [condition];
    default:
      return condition satisfies never;
  }
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;

function note(
  { span, expressionResult, propertyToEvaluate, expressionEvaluationDetails = [] }: Explanation,
  bySpan: ReadonlyMap<string, ComparisonCoverage>,
): void {
  const comparison = propertyToEvaluate === undefined ? undefined : bySpan.get(keyOf(span));
  if (comparison !== undefined && expressionResult === true) comparison.wasTrue = true;
  if (comparison !== undefined && expressionResult === false) comparison.wasFalse = true;
  for (const detail of expressionEvaluationDetails) note(detail, bySpan);
}

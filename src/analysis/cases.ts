import type { CheckedRule } from "../check/checked-rule.ts";
import type { Subject } from "../eval/subject.ts";
import { print } from "../grammar/print.ts";
import type { Span } from "../grammar/span.ts";
import type { AnalysisOptions } from "./analysis-options.ts";
import { caseNames } from "./cases/case-names.ts";
import { collectSamples } from "./cases/collect-samples.ts";
import type { Driven } from "./cases/driven.ts";
import { leavesOf } from "./cases/leaves.ts";
import { type Goal, type Sample, sightOf } from "./cases/sample.ts";

/** Cases, and how they drive the comparisons of their rule. */
export interface Cases {
  readonly cases: readonly Case[];
  /** In the order in which they are written, quantifiers and what stands inside them included. */
  readonly comparisons: readonly DrivenComparison[];
}

/** A user or a device that shows something of a rule. */
export interface Case {
  /** Short, and the case's own among those of a rule: `out because not user.country -eq "NO"`. */
  readonly name: string;
  /** What it does not hold is unset. */
  readonly subject: Subject;
  /** The time at which it shows it, where the rule reads the clock. */
  readonly now?: Date;
  /** Whether the rule holds of it. */
  readonly expected: boolean;
  readonly drives: readonly Drive[];
}

/** An answer of a comparison that a case shows. */
export interface Drive {
  /** The index of the comparison. */
  readonly comparison: number;
  /** What it answers; inside a quantifier, of some item. */
  readonly answer: boolean;
  /** Whether the case rests on it: were this answer never given, the rule would say the opposite. */
  readonly isDecisive: boolean;
}

/** A comparison of a rule, and what became of its two answers. */
export interface DrivenComparison {
  /** In canonical form. */
  readonly expression: string;
  readonly span: Span;
  readonly whenTrue: Driven;
  readonly whenFalse: Driven;
}

/**
 * Finds a few subjects that drive every comparison of a rule both ways; where that is possible so that the rule rests on
 * this comparison alone (unique-cause MC/DC). As tests they notice a comparison that is taken away, turned round or made
 * constant.
 *
 * The budget is that of each of many questions; all of them together may cost ten times as much. Without `now`, a case of
 * a rule that reads the clock has a time of its own.
 *
 * @throws TypeError for a budget or a time that is none
 */
export function casesFor(rule: CheckedRule, options: AnalysisOptions = {}): Cases {
  const leaves = leavesOf(rule.condition);
  const goals = leaves.flatMap((placed) => [
    { ...placed, answer: true },
    { ...placed, answer: false },
  ]);
  const { samples, ends } = collectSamples(rule, goals, options);
  const names = caseNames(samples, goals);
  const endOf = (index: number): Driven => {
    const goal = goals[index];
    const end = goal && ends.get(goal);
    if (end === undefined) throw new TypeError(`there is no goal ${index}`);
    return end;
  };
  return {
    cases: samples.map((sample, index) => caseOf(sample, names[index] ?? "", goals, rule)),
    comparisons: leaves.map(({ leaf: { written } }, index) => ({
      expression: print(written),
      span: written.span,
      whenTrue: endOf(2 * index),
      whenFalse: endOf(2 * index + 1),
    })),
  };
}

function caseOf(
  sample: Sample,
  name: string,
  goals: readonly Goal[],
  { readsClock }: CheckedRule,
): Case {
  const { subject, now, expected } = sample;
  const drives = drivesOf(sample, goals);
  return { name, subject, ...(readsClock ? { now } : {}), expected, drives };
}

const drivesOf = (sample: Sample, goals: readonly Goal[]): readonly Drive[] =>
  goals.flatMap((goal, index) => {
    const { isSeen, isDecisive } = sightOf(sample, goal);
    return isSeen ? [{ comparison: index >> 1, answer: goal.answer, isDecisive }] : [];
  });

import { explain, type Explanation } from "../../eval/explain.ts";
import { InputError, quoted } from "../../exchange/input-error.ts";
import type { RuleTest } from "../../exchange/rule-tests/rule-test.ts";
import { subjectOf } from "../../exchange/rule-tests/subject-of.ts";
import type { Failure, RuleFound } from "./outcome.ts";

/** What a rule says of the examples of a test. */
export interface ExamplesRun {
  readonly failures: readonly Failure[];
  readonly explanations: readonly Explanation[];
}

/**
 * Asks a rule about all examples of a test.
 *
 * @throws InputError for attributes that its subjects do not have, a user where it is about devices, and a rule that
 * reads the clock where the test says no time
 */
export function runExamples(
  { name, place, now, examples }: RuleTest,
  rule: RuleFound,
): ExamplesRun {
  const { checked } = rule;
  if (checked.readsClock && now === undefined)
    throw new InputError(
      `the rule reads \`system.now\`, and the test ${quoted(name)} does not say what time it is`,
      place,
      "give it as `now: 2025-01-31T08:00:00Z`",
    );
  const failures: Failure[] = [];
  const explanations: Explanation[] = [];
  for (const { expected, place: at, subject } of examples) {
    if (subject.kind !== undefined && subject.kind !== checked.subject)
      throw new InputError(
        `the rule is about ${checked.subject}s, and ${quoted(subject.name ?? "")} is a ${subject.kind}`,
        at,
        `name ${checked.subject}s under \`${checked.subject}s\``,
      );
    const { label, properties, unknown } = subjectOf(subject, checked.subject);
    const explanation = explain(checked, properties, { now, unknown });
    explanations.push(explanation);
    if (explanation.expressionResult !== expected)
      failures.push({ kind: "example", label, place: at, expected, explanation });
  }
  return { failures, explanations };
}

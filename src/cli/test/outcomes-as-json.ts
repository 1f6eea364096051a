import { placeOf } from "../show-diagnostics.ts";
import type { Coverage } from "./coverage.ts";
import type { Failure, Outcome } from "./outcome.ts";
import { failureSentence } from "./show-failure.ts";

/** What became of tests, and the coverage, as JSON. */
export const outcomesAsJson = (outcomes: readonly Outcome[], coverage: Coverage): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      tests: outcomes.map(({ test, rule, asked, failures }) => ({
        ...test.place,
        name: test.name,
        ...(rule === undefined ? {} : { rule: rule.text }),
        ok: failures.length === 0,
        asked,
        failures: failures.map(failureAsJson),
      })),
      coverage: {
        answers: coverage.answers,
        seen: coverage.seen,
        percent: coverage.percent,
        rules: coverage.rules.map(({ rule, comparisons }) => ({
          title: rule.title,
          rule: rule.text,
          comparisons: comparisons.map(({ expression, span, wasTrue, wasFalse }) => ({
            expression,
            span,
            ...placeOf(rule.text, span.start),
            wasTrue,
            wasFalse,
          })),
        })),
      },
    },
    undefined,
    2,
  );

function failureAsJson(failure: Failure): object {
  const said = { kind: failure.kind, ...failure.place, message: failureSentence(failure) };
  switch (failure.kind) {
    case "example": {
      const { label, expected, explanation } = failure;
      return { ...said, label, expected, got: explanation.expressionResult, explanation };
    }
    case "count": {
      const { expected, members, undecided, missing } = failure;
      const { min, max } = expected;
      const range = { min, ...(max === Infinity ? {} : { max }) };
      return { ...said, usersFile: failure.file, expected: range, members, undecided, missing };
    }
    case "containing": {
      const { id, explanation } = failure;
      const got = explanation?.expressionResult ?? null;
      return { ...said, id, expected: true, got, ...(explanation && { explanation }) };
    }
    case "illegal":
      return { ...said, diagnostics: failure.diagnostics };
    default:
      return failure satisfies never;
  }
}

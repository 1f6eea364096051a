/**
 * L4, unknown: where `evaluate` says true or false although properties are unknown, every completion of the data gives
 * that answer; and where it says `unknown` is exactly where the strong Kleene tables say so.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, evaluate, explain, print, type Rule, type Truth } from "../../src/index.ts";
import { noon } from "../arbitraries/dates.ts";
import { hintsOf } from "../arbitraries/hints.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { referenceEvaluate, referenceMatches } from "../oracle/reference.ts";
import { isSeen } from "./planted.ts";

/** A rule, a subject of which some properties are unknown, and other subjects that know better. */
interface Case {
  readonly rule: Rule;
  readonly subject: DrawnSubject;
  readonly unknown: readonly string[];
  readonly others: readonly DrawnSubject[];
}

const cases = (kind: "user" | "device"): fc.Arbitrary<Case> =>
  legalRule(kind).chain((rule) =>
    fc.record({
      rule: fc.constant(rule),
      subject: subjectFor(rule, kind),
      unknown: fc.subarray([...hintsOf([rule]).keys(), "postalCode"], { minLength: 1 }),
      others: fc.array(subjectFor(rule, kind), { minLength: 4, maxLength: 4 }),
    }),
  );

const anyCase = fc.oneof(
  { weight: 2, arbitrary: cases("user") },
  { weight: 1, arbitrary: cases("device") },
);

type Evaluator = (drawn: Case) => Truth;

function evaluated({ rule, subject, unknown }: Case): Truth {
  const checked = check(rule);
  if (!checked.ok) throw new Error(print(rule));
  return evaluate(checked.value, subject, { now: noon, unknown: new Set(unknown) });
}

function explained({ rule, subject, unknown }: Case): Truth {
  const checked = check(rule);
  if (!checked.ok) throw new Error(print(rule));
  return explain(checked.value, subject, { now: noon, unknown: new Set(unknown) }).expressionResult;
}

/** The subject with what another one holds in place of what is unknown. */
function completed({ subject, unknown }: Case, other: DrawnSubject): DrawnSubject {
  const isUnknown = (key: string): boolean =>
    unknown.some((name) => name.toLowerCase() === key.toLowerCase());
  return Object.fromEntries([
    ...Object.entries(subject).filter(([key]) => !isUnknown(key)),
    ...Object.entries(other).filter(([key]) => isUnknown(key)),
  ]);
}

const soundness = (evaluator: Evaluator): fc.IProperty<[Case]> =>
  fc.property(anyCase, (drawn) => {
    const truth = evaluator(drawn);
    if (truth === "unknown") return;
    const completions = [drawn.subject, ...drawn.others.map((other) => completed(drawn, other))];
    for (const completion of completions) {
      expect(truth, `${print(drawn.rule)}\n${JSON.stringify(completion)}`).toBe(
        referenceMatches(drawn.rule, completion, noon),
      );
    }
  });

const exactness = (evaluator: Evaluator): fc.IProperty<[Case]> =>
  fc.property(anyCase, (drawn) => {
    const options = { now: noon, unknown: new Set(drawn.unknown) };
    expect(evaluator(drawn), print(drawn.rule)).toBe(
      referenceEvaluate(drawn.rule, drawn.subject, options),
    );
  });

const faults: Readonly<Record<string, Evaluator>> = {
  "what is unknown counts as unset": (drawn) =>
    referenceMatches(drawn.rule, completed(drawn, {}), noon),
  "what is unknown is read all the same": ({ rule, subject }) =>
    referenceMatches(rule, subject, noon),
};

describe("L4", () => {
  test("completions give what evaluate says", () => {
    fc.assert(soundness(evaluated), { numRuns: 700 });
  });

  test("evaluate follows the strong Kleene tables", () => {
    fc.assert(exactness(evaluated), { numRuns: 700 });
  });

  test("explain follows them too", () => {
    fc.assert(exactness(explained), { numRuns: 700 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(soundness(faulty))).toBe(true);
    expect(isSeen(exactness(faulty))).toBe(true);
  });
});

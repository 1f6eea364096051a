/**
 * L3, agreement: for every legal rule and every subject, the reference evaluator, the compiled predicate, `evaluate`
 * with nothing unknown and the result of `explain` are the same.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  check,
  type CheckedRule,
  compile,
  compileRule,
  evaluate,
  explain,
  type Expression,
  print,
  type Rule,
} from "../../src/index.ts";
import { noon } from "../arbitraries/dates.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { referenceMatches } from "../oracle/reference.ts";
import { isSeen } from "./planted.ts";
import { rewritten } from "./tree.ts";

interface Case {
  readonly rule: Rule;
  readonly subject: DrawnSubject;
}

const cases = (kind: "user" | "device"): fc.Arbitrary<Case> =>
  legalRule(kind).chain((rule) =>
    fc.record({ rule: fc.constant(rule), subject: subjectFor(rule, kind) }),
  );

const anyCase = fc.oneof(
  { weight: 2, arbitrary: cases("user") },
  { weight: 1, arbitrary: cases("device") },
);

function checked(rule: Rule): CheckedRule {
  const result = check(rule);
  if (!result.ok) throw new Error(`${print(rule)}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

type Evaluator = (rule: Rule, subject: DrawnSubject) => unknown;

const agreement = (evaluator: Evaluator): fc.IProperty<[Case]> =>
  fc.property(anyCase, ({ rule, subject }) => {
    expect(evaluator(rule, subject), `${print(rule)}\n${JSON.stringify(subject)}`).toBe(
      referenceMatches(rule, subject, noon),
    );
  });

/** The reference evaluator, asked for something a little different. */
const faults: Readonly<Record<string, Evaluator>> = {
  "a negated operator is false of an unset value": meaning((part) =>
    part.kind === "comparison" && part.operator.name.startsWith("n")
      ? { ...part, kind: "and", operands: [part, isSet(part)] }
      : part,
  ),
  "-all takes what -any takes": meaning((part) =>
    part.kind === "quantified"
      ? { ...part, quantifier: { ...part.quantifier, name: "any" } }
      : part,
  ),
  "-startsWith finds anywhere": meaning((part) =>
    part.kind === "comparison" && part.operator.name === "startsWith"
      ? { ...part, operator: { ...part.operator, name: "contains" } }
      : part,
  ),
  "-le is earlier": meaning((part) =>
    part.kind === "comparison" && part.operator.name === "le"
      ? {
          kind: "not",
          operand: { ...part, operator: { ...part.operator, name: "ge" } },
          span: part.span,
        }
      : part,
  ),
  "ſ is s": (rule, subject) =>
    referenceMatches(
      rule,
      JSON.parse(JSON.stringify(subject).replaceAll("ſ", "s")) as DrawnSubject,
      noon,
    ),
  "the empty string is a value": (rule, subject) =>
    referenceMatches(
      rule,
      JSON.parse(JSON.stringify(subject).replaceAll('""', '" "')) as DrawnSubject,
      noon,
    ),
};

function meaning(rewrite: (part: Expression) => Expression): Evaluator {
  return (rule, subject) => referenceMatches(rewritten(rule, rewrite), subject, noon);
}

const isSet = (part: Extract<Expression, { kind: "comparison" }>): Expression => ({
  ...part,
  operator: { ...part.operator, name: "ne" },
  value: { kind: "null", span: part.span },
});

describe("L3", () => {
  test("the compiled predicate agrees with the reference", () => {
    fc.assert(
      agreement((rule, subject) => compile(checked(rule))(subject, noon)),
      { numRuns: 2000 },
    );
  });

  test("evaluate agrees with the reference", () => {
    fc.assert(
      agreement((rule, subject) => evaluate(checked(rule), subject, { now: noon })),
      { numRuns: 1000 },
    );
  });

  test("compileRule agrees with the reference, remembered or not", () => {
    fc.assert(
      agreement((rule, subject) => {
        const [first, again] = [compileRule(print(rule)), compileRule(print(rule))];
        return (
          first.ok &&
          again.ok &&
          first.value.matches(subject, noon) &&
          again.value.matches(subject, noon)
        );
      }),
      { numRuns: 400 },
    );
  });

  test("explain agrees with the reference", () => {
    fc.assert(
      agreement((rule, subject) => explain(checked(rule), subject, { now: noon }).expressionResult),
      { numRuns: 1000 },
    );
  });

  test("texts of two letters, where everything almost fits, are found where the reference finds them", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "B", "b", "A"), maxLength: 8 });
    const operators = fc.constantFrom("contains", "startsWith", "endsWith", "eq", "notContains");
    fc.assert(
      fc.property(operators, letters, letters, letters, (operator, needle, before, after) => {
        const compiled = compileRule(`user.city -${operator} "${needle}"`);
        const city = before + needle.toUpperCase().slice(0, -1) + after;
        expect(compiled.ok && compiled.value.matches({ city })).toBe(
          compiled.ok && referenceMatches(compiled.value.checked.rule, { city }),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(agreement(faulty))).toBe(true);
  });
});

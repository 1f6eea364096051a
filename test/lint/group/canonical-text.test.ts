import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  check,
  type CheckedRule,
  type Comparison,
  type ComparisonOperator,
  comparisonOperators,
  type Expression,
  print,
  type Rule,
  type SubjectKind,
} from "../../../src/index.ts";
import { maximalLimits } from "../../../src/grammar/limits.ts";
import { canonicalText } from "../../../src/lint/groups/canonical-text.ts";
import { parse } from "../../../src/schema/parse.ts";
import { noon } from "../../arbitraries/dates.ts";
import { legalRule } from "../../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../../arbitraries/subjects.ts";
import { recased } from "../../arbitraries/words.ts";
import { isSeen } from "../../laws/planted.ts";
import { referenceMatches } from "../../oracle/reference.ts";

const limits = { limits: maximalLimits };

function checkedOf(rule: Rule | string): CheckedRule {
  const result = check(rule, limits);
  if (!result.ok) throw new Error(`not legal: ${typeof rule === "string" ? rule : print(rule)}`);
  return result.value;
}

function ruleOf(text: string): Rule {
  const result = parse(text, limits);
  if (!result.ok) throw new Error(`cannot be read: ${text}`);
  return result.value;
}

const canonical = (rule: Rule | string): string => canonicalText(checkedOf(rule));

interface Case {
  readonly rule: Rule;
  readonly subjects: readonly DrawnSubject[];
}

const caseOf = (kind: SubjectKind): fc.Arbitrary<Case> =>
  legalRule(kind).chain((rule) =>
    fc.record({
      rule: fc.constant(rule),
      subjects: fc.array(subjectFor(rule, kind), { minLength: 4, maxLength: 4 }),
    }),
  );

const anyCase = fc.oneof(
  { weight: 2, arbitrary: caseOf("user") },
  { weight: 1, arbitrary: caseOf("device") },
);

/** The canonical text is a rule itself: where it has the members of each rule that gives it, they all have the same. */
const soundness = (of: (rule: Rule) => string): fc.IProperty<[Case]> =>
  fc.property(anyCase, ({ rule, subjects }) => {
    const text = of(rule);
    const meant = ruleOf(text);
    for (const subject of subjects)
      expect(referenceMatches(meant, subject, noon), `${print(rule)}\n${text}`).toBe(
        referenceMatches(rule, subject, noon),
      );
  });

const faults: Readonly<Record<string, (rule: Rule) => string>> = {
  "-and for -or": (rule) => canonical(rule).replace(" -or ", " -and "),
  "a negation that gets lost": (rule) => canonical(rule).replace("-notIn", "-in"),
};

describe("the canonical text", () => {
  test("has the same members as the rule", () => {
    fc.assert(soundness(canonical), { numRuns: 700 });
  });

  test.for(Object.entries(faults))("with a planted fault has others: %s", ([, faulty]) => {
    expect(isSeen(soundness(faulty))).toBe(true);
  });

  test("of itself is itself", () => {
    fc.assert(
      fc.property(anyCase, ({ rule }) => {
        const text = canonical(rule);
        expect(canonical(text)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("is the same however the rule is put", () => {
    fc.assert(
      fc.property(
        legalRule("user").chain((rule) => fc.tuple(fc.constant(rule), otherwisePut(rule))),
        ([rule, other]) => {
          expect(canonical(other), `${print(rule)}\n${print(other)}`).toBe(canonical(rule));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The same rule with its operands in another order, its texts in another letter case, and its negations elsewhere. */
function otherwisePut(rule: Rule): fc.Arbitrary<Rule> {
  switch (rule.kind) {
    case "and":
    case "or":
      return fc
        .tuple(...rule.operands.map(part))
        .chain((operands) => fc.shuffledSubarray(operands, { minLength: operands.length }))
        .map((operands): Rule => ({ ...rule, operands }));
    case "not":
      return part(rule.operand).map((operand): Rule => ({ ...rule, operand }));
    case "quantified":
      return part(rule.body).map((body): Rule => ({ ...rule, body }));
    case "comparison":
      return fc.oneof(recasedValue(rule), fc.constant(negatedTwice(rule)));
    case "member-of":
    case "direct-reports":
      return fc.constant(rule);
    default:
      return rule satisfies never;
  }
}

const part = (rule: Expression): fc.Arbitrary<Expression> =>
  otherwisePut(rule).filter((put): put is Expression => put.kind !== "direct-reports");

/** Only letter cases that rules ignore, and no pattern: `\d` is not `\D`. */
function recasedValue(rule: Comparison): fc.Arbitrary<Rule> {
  const { value, operator } = rule;
  const isPattern = comparisonOperators[operator.name].positive === "match";
  if (value.kind !== "string" || isPattern || /[^\x20-\x7e]/u.test(value.value))
    return fc.constant(rule);
  return recased(value.value)
    .filter((text) => /^[\x20-\x7e]*$/u.test(text) && text.length === value.value.length)
    .map((text): Rule => ({ ...rule, value: { ...value, value: text } }));
}

function negatedTwice(rule: Comparison): Rule {
  const name = complement(rule.operator.name);
  if (name === undefined) return rule;
  const operand: Expression = { ...rule, operator: { ...rule.operator, name } };
  return { kind: "not", operand, span: rule.span };
}

function complement(name: ComparisonOperator): ComparisonOperator | undefined {
  const { positive, negates } = comparisonOperators[name];
  return (Object.keys(comparisonOperators) as ComparisonOperator[]).find(
    (other) =>
      comparisonOperators[other].positive === positive &&
      comparisonOperators[other].negates !== negates,
  );
}

test.each([
  ['user.department -eq "Sales"', 'user.department -in ["SALES"]'],
  ['user.city -eq "b" -or user.city -in ["A", "c", "B"]', 'user.city -in ["A", "B", "C"]'],
  ['user.city -ne "b" -and user.city -notIn ["a"]', 'user.city -notIn ["A", "B"]'],
  ['-not (user.city -eq "b" -or user.city -eq "a")', 'user.city -notIn ["A", "B"]'],
  [
    'user.state -eq "x" -and (user.city -eq null -and user.state -eq "X")',
    '(user.city -eq null) -and (user.state -in ["X"])',
  ],
  [
    'user.otherMails -eq "b" -or user.otherMails -any (_ -eq "a")',
    'user.otherMails -any (_ -in ["A", "B"])',
  ],
  ['user.otherMails -notContains "b"', 'user.otherMails -all (_ -notContains "B")'],
  [
    "-not (user.employeeHireDate -ge 2024-01-01T01:00:00+01:00)",
    "-not (user.employeeHireDate -ge 2024-01-01T00:00:00.000Z)",
  ],
  [
    "user.employeeHireDate -le system.now -minus P1D",
    "user.employeeHireDate -le system.now -minus PT86400S",
  ],
  ['device.deviceOSVersion -ge "10.00.0"', 'device.deviceOSVersion -ge "10"'],
  ['user.mail -match "\\d$"', 'user.mail -match "\\d$"'],
])("%s", (rule, expected) => {
  expect(canonical(rule)).toBe(expected);
});

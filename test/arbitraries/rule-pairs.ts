import * as fc from "fast-check";
import {
  type AnalysisOptions,
  check,
  type CheckedRule,
  type Expression,
  print,
  type Rule,
  type SubjectKind,
} from "../../src/index.ts";
import { noon } from "./dates.ts";
import { changedRule, rewrittenRule } from "./rewritten-rules.ts";
import { legalRule, propertiesOf } from "./rules.ts";
import { comparisonsOfItem, comparisonsOfOne, wordyRule } from "./wordy-rules.ts";

/** Two rules about the same kind of subject, and how they are compared. */
export interface RulePair {
  readonly a: CheckedRule;
  readonly b: CheckedRule;
  readonly options: AnalysisOptions & { readonly values: "catalogued" | "any" };
}

const connective = fc.constantFrom("-and", "-or");

/** A rule of a few properties of which each kind of comparison is there, so that two of them often have something in common. */
const comparedRule: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 4, arbitrary: wordyRule().map(treeOf) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(comparisonsOfOne(), connective)
      .map(([all, by]) => treeOf(`(${all.join(`) ${by} (`)})`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("-any", "-all"), comparisonsOfItem(), connective)
      .map(([quantifier, all, by]) =>
        treeOf(`user.otherMails ${quantifier} ((${all.join(`) ${by} (`)}))`),
      ),
  },
  { weight: 3, arbitrary: fewOf("user", /^(?:city|userType|objectId|accountEnabled|otherMails)$/) },
  { weight: 2, arbitrary: fewOf("user", /^(?:city|employeeHireDate|assignedPlans|memberOf)$/) },
  { weight: 1, arbitrary: fewOf("user", /^(?:extension_.*costCenter|city|otherMails)$/) },
  { weight: 2, arbitrary: fewOf("device", /^(?:deviceOSVersion|deviceOwnership|systemLabels)$/) },
);

function fewOf(kind: SubjectKind, names: RegExp): fc.Arbitrary<Rule> {
  return legalRule(
    kind,
    propertiesOf(kind).filter(({ name }) => names.test(name)),
  );
}

const options = fc.record({
  values: fc.constantFrom("catalogued" as const, "any" as const),
  now: fc.constantFrom(undefined, noon),
});

/** Rules that mean the same, written in two ways. */
export const samePair: fc.Arbitrary<RulePair> = paired(rewrittenRule);

/** Rules that most often differ, but by little: one is rewritten, and changed in one place. */
export const nearPair: fc.Arbitrary<RulePair> = paired((rule) =>
  changedRule(rule).chain((changed) => fc.oneof(fc.constant(changed), rewrittenRule(changed))),
);

/** Rules of which one is a part of the other: with one more comparison, or one of two. */
const partPair: fc.Arbitrary<RulePair> = fc
  .tuple(comparedRule, comparedRule, fc.constantFrom("and", "or"), options)
  .filter(([one, other]) => isOfOneKind(one, other))
  .map(([one, other, kind, settings]) =>
    pairOf(one, isPart(one) && isPart(other) ? joined(kind, one, other) : other, settings),
  );

const otherPair: fc.Arbitrary<RulePair> = fc
  .tuple(comparedRule, comparedRule, options)
  .filter(([one, other]) => isOfOneKind(one, other))
  .map((parts) => pairOf(...parts));

/** Any two rules; most often they have something to do with each other. */
export const anyPair: fc.Arbitrary<RulePair> = fc.oneof(
  { weight: 2, arbitrary: samePair },
  { weight: 3, arbitrary: nearPair },
  { weight: 2, arbitrary: partPair },
  { weight: 2, arbitrary: otherPair },
);

/** Whether a rule can be part of another one. */
export const isPart = (rule: Rule): rule is Expression =>
  rule.kind !== "member-of" && rule.kind !== "direct-reports";

/** Two rules joined to one. */
export const joined = (kind: "and" | "or", ...operands: readonly Expression[]): Rule => ({
  kind,
  operands,
  span: { start: 0, end: 0 },
});

/** Checks a tree that is legal. */
export function checkedTree(rule: Rule): CheckedRule {
  const result = check(rule);
  if (!result.ok) throw new Error(`${print(rule)}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

function treeOf(text: string): Rule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value.rule;
}

/** A rule and what is made of it. */
export function paired(
  other: (rule: Rule) => fc.Arbitrary<Rule>,
  rules: fc.Arbitrary<Rule> = comparedRule,
): fc.Arbitrary<RulePair> {
  return rules.chain((rule) =>
    fc.tuple(fc.constant(rule), other(rule), options).map((parts) => pairOf(...parts)),
  );
}

const isOfOneKind = (one: Rule, other: Rule): boolean =>
  checkedTree(one).subject === checkedTree(other).subject;

/** A counterexample shows the rules as texts. */
const pairOf = (a: Rule, b: Rule, settings: RulePair["options"]): RulePair =>
  Object.assign(
    { a: checkedTree(a), b: checkedTree(b), options: settings },
    { [fc.toStringMethod]: () => `${print(a)}\n${print(b)}\n${JSON.stringify(settings)}` },
  );

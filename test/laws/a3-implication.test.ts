/**
 * A3, implication: two rules are equivalent where each implies the other, and the verbs say of each other what logic says
 * of them. An answer that is none contradicts nothing.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckedRule, Expression } from "../../src/index.ts";
import { anyPair, checkedTree, isPart, joined, type RulePair } from "../arbitraries/rule-pairs.ts";
import { misreading, misreadings, type Verbs, verbs } from "./analysis-verbs.ts";
import { isSeen } from "./planted.ts";

/** What a law says of two rules: truths that must be the same; `undefined` is no answer. */
type Law = (verbs: Verbs, pair: RulePair) => readonly (boolean | undefined)[];

const not = (operand: Expression): Expression => ({
  kind: "not",
  operand,
  span: { start: 0, end: 0 },
});

/** The negation of a rule; there is none of a rule that is no part of another one. */
const negated = ({ rule }: CheckedRule): CheckedRule | undefined =>
  isPart(rule) ? checkedTree(not(rule)) : undefined;

const both = (a: CheckedRule, b: CheckedRule, kind: "and" | "or"): CheckedRule | undefined =>
  isPart(a.rule) && isPart(b.rule) ? checkedTree(joined(kind, a.rule, b.rule)) : undefined;

const and = (one: boolean | undefined, other: boolean | undefined): boolean | undefined =>
  one === false || other === false
    ? false
    : one === undefined || other === undefined
      ? undefined
      : true;

const laws: Readonly<Record<string, Law>> = {
  "equivalent is implies both ways": ({ equivalent, implies }, { a, b, options }) => [
    equivalent(a, b, options).holds,
    and(implies(a, b, options).holds, implies(b, a, options).holds),
  ],
  "equivalent and disjoint are the same from both sides": (
    { equivalent, disjoint },
    { a, b, options },
  ) => {
    const one = [equivalent(a, b, options).holds, disjoint(a, b, options).holds];
    const other = [equivalent(b, a, options).holds, disjoint(b, a, options).holds];
    return one.includes(undefined) || other.includes(undefined)
      ? []
      : [true, one.join() === other.join()];
  },
  "difference is what keeps rules from being equivalent": (
    { equivalent, difference },
    { a, b, options },
  ) => {
    const { onlyA, onlyB, undecidedA, undecidedB } = difference(a, b, options);
    const isEqual = onlyA === undefined && onlyB === undefined;
    const isOpen = isEqual && (undecidedA !== undefined || undecidedB !== undefined);
    return [equivalent(a, b, options).holds, isOpen ? undefined : isEqual];
  },
  "difference is what keeps a rule from implying": ({ implies, difference }, { a, b, options }) => {
    const { onlyA, undecidedA } = difference(a, b, options);
    return [
      implies(a, b, options).holds,
      undecidedA === undefined ? onlyA === undefined : undefined,
    ];
  },
  "disjoint is never of both": ({ disjoint, never }, { a, b, options }) => {
    const rule = both(a, b, "and");
    return rule === undefined ? [] : [disjoint(a, b, options).holds, never(rule, options).holds];
  },
  "implies is always of not the first, or the second": ({ implies, always }, { a, b, options }) => {
    const rule = isPart(a.rule) && isPart(b.rule) ? joined("or", not(a.rule), b.rule) : undefined;
    return rule === undefined
      ? []
      : [implies(a, b, options).holds, always(checkedTree(rule), options).holds];
  },
  "implies is disjoint with the negation": ({ implies, disjoint }, { a, b, options }) => {
    const rule = negated(b);
    return rule === undefined
      ? []
      : [implies(a, b, options).holds, disjoint(a, rule, options).holds];
  },
  "always is never of the negation": ({ always, never }, { a, options }) => {
    const rule = negated(a);
    return rule === undefined ? [] : [always(a, options).holds, never(rule, options).holds];
  },
  "never is not satisfiable": ({ never, satisfiable }, { a, options }) => {
    const { holds } = satisfiable(a, options);
    return [never(a, options).holds, holds === undefined ? undefined : !holds];
  },
  "a rule implies itself, and only one that holds of nobody is disjoint with itself": (
    { implies, equivalent, disjoint, never },
    { a, options },
  ) => [
    implies(a, a, options).holds,
    equivalent(a, a, options).holds,
    disjoint(a, a, options).holds === never(a, options).holds,
    true,
  ],
};

const agrees = (law: Law, asked: Verbs): fc.IProperty<[RulePair]> =>
  fc.property(anyPair, (pair) => {
    const said = law(asked, pair).filter((truth) => truth !== undefined);
    expect(new Set(said).size).toBeLessThanOrEqual(1);
  });

const someMisread = (name: string): Verbs => misreading(misreadings[name] ?? ((rule) => rule));

/** A fault in one verb, which some law sees. */
const faults: Readonly<Record<string, readonly [law: string, faulty: Verbs]>> = {
  "equivalent looks at one side": [
    "equivalent is implies both ways",
    {
      ...verbs,
      equivalent: (a, b, options) =>
        verbs.implies(a, b, options).holds === true
          ? { holds: true }
          : verbs.equivalent(a, b, options),
    },
  ],
  "implies forgets the unset": [
    "equivalent is implies both ways",
    {
      ...verbs,
      implies: someMisread("a negated operator takes in nobody without a value").implies,
    },
  ],
  "disjoint takes -any for many": [
    "disjoint is never of both",
    {
      ...verbs,
      disjoint: someMisread("-any looks for another item in every part of its body").disjoint,
    },
  ],
  "never takes -startsWith for -contains": [
    "disjoint is never of both",
    { ...verbs, never: someMisread("-startsWith finds anywhere").never },
  ],
  "always forgets those without items": [
    "always is never of the negation",
    { ...verbs, always: someMisread("-all takes in nobody without items").always },
  ],
  "difference takes the first value of a list": [
    "difference is what keeps a rule from implying",
    {
      ...verbs,
      difference: someMisread("the first value of a list is all of it").difference,
    },
  ],
};

describe("A3", () => {
  test.for(Object.entries(laws))("%s", ([, law]) => {
    fc.assert(agrees(law, verbs), { numRuns: 100 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, [name, faulty]]) => {
    const law = laws[name];
    expect(law && isSeen(agrees(law, faulty))).toBe(true);
  });
});

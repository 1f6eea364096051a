import { describe, expect, test } from "vitest";
import {
  check,
  type CheckedRule,
  difference,
  disjoint,
  equivalent,
  implies,
  satisfiable,
  type RuleVerdict,
} from "../../src/index.ts";
import { turned, verdictsOf } from "../oracle/verdicts.ts";
import { type Claim, witnessFault } from "../oracle/witness-fault.ts";
import { type Pair, pairs, type Relation } from "./pairs.ts";

/** Who there is: somebody in the first rule alone, in the second alone, in both. */
const inhabited: Readonly<Record<Relation, readonly ("a" | "b" | "both")[]>> = {
  same: ["both"],
  within: ["b", "both"],
  around: ["a", "both"],
  apart: ["a", "b"],
  crossing: ["a", "b", "both"],
  "only a": ["a"],
  "only b": ["b"],
  nobody: [],
};

function checked(text: string): CheckedRule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

interface Known {
  readonly a: CheckedRule;
  readonly b: CheckedRule;
  readonly hasA: boolean;
  readonly hasB: boolean;
  readonly hasBoth: boolean;
  /** What somebody shows in whom one rule holds alone. */
  readonly onlyA: readonly Claim[];
  readonly onlyB: readonly Claim[];
}

function known({ relation, ...pair }: Pair): Known {
  const who = inhabited[relation];
  const [a, b] = [checked(pair.a), checked(pair.b)];
  return {
    a,
    b,
    hasA: who.includes("a"),
    hasB: who.includes("b"),
    hasBoth: who.includes("both"),
    onlyA: [
      [a, true],
      [b, false],
    ],
    onlyB: [
      [b, true],
      [a, false],
    ],
  };
}

/** What is wrong with a verdict of which it is known whether it holds, and if not, what the witness shows. */
function faultOf(
  verdict: RuleVerdict,
  { isHard, options }: Pair,
  holds: boolean,
  shown: readonly Claim[],
): string | undefined {
  if (verdict.holds === undefined) return isHard ? undefined : verdict.undecided.message;
  if (verdict.holds !== holds) return JSON.stringify(verdict);
  return verdict.holds ? undefined : witnessFault(verdict, shown, options.values);
}

describe("pairs of rules with known relations", () => {
  test("are many, and none is named twice", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(80);
    expect(new Set(pairs.map(({ name }) => name)).size).toBe(pairs.length);
  });

  test.for(pairs)("equivalent: $name ($relation)", (pair) => {
    const { a, b, hasA, hasB } = known(pair);
    const verdict = equivalent(a, b, pair.options);
    const isA = verdict.holds === false && verdict.only === "a";
    const shown: readonly Claim[] = [
      [a, isA],
      [b, !isA],
    ];
    expect(faultOf(verdict, pair, !hasA && !hasB, shown)).toBe(undefined);
  });

  test.for(pairs)("implies: $name ($relation)", (pair) => {
    const { hasA, hasB, onlyA, onlyB, ...rules } = known(pair);
    const forth = implies(rules.a, rules.b, pair.options);
    const back = implies(rules.b, rules.a, pair.options);
    expect(faultOf(forth, pair, !hasA, onlyA)).toBe(undefined);
    expect(faultOf(back, pair, !hasB, onlyB)).toBe(undefined);
  });

  test.for(pairs)("disjoint: $name ($relation)", (pair) => {
    const { a, b, hasBoth } = known(pair);
    const shown: readonly Claim[] = [
      [a, true],
      [b, true],
    ];
    expect(faultOf(disjoint(a, b, pair.options), pair, !hasBoth, shown)).toBe(undefined);
  });

  test.for(pairs)("difference: $name ($relation)", (pair) => {
    const { a, b, hasA, hasB, onlyA, onlyB } = known(pair);
    const [forth, back] = verdictsOf(difference(a, b, pair.options));
    expect(faultOf(forth, pair, !hasA, onlyA)).toBe(undefined);
    expect(faultOf(back, pair, !hasB, onlyB)).toBe(undefined);
  });

  test.for(pairs)("satisfiable: $name ($relation)", (pair) => {
    const { a, b, hasA, hasB, hasBoth } = known(pair);
    const [one, other] = [satisfiable(a, pair.options), satisfiable(b, pair.options)].map(turned);
    expect(one && faultOf(one, pair, !hasA && !hasBoth, [[a, true]])).toBe(undefined);
    expect(other && faultOf(other, pair, !hasB && !hasBoth, [[b, true]])).toBe(undefined);
  });
});

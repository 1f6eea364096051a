import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverOf, lighter } from "../../../src/membership/index/cover.ts";
import type { Node } from "../../../src/membership/rules/node.ts";
import { programOf } from "../../../src/membership/rules/program.ts";
import { isSeen } from "../../laws/planted.ts";
import { allTruths, anyTree, comparisonCount, holdsOf, isTrue } from "../rules/trees.ts";

interface Case {
  readonly tree: Node;
  readonly frequencies: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  tree: anyTree,
  frequencies: fc.array(fc.nat({ max: 50 }), {
    minLength: comparisonCount,
    maxLength: comparisonCount,
  }),
});

type CoverOf = typeof coverOf;

/** Wherever a condition holds, a comparison of its cover is satisfied; it weighs what its comparisons weigh. */
const covering = (find: CoverOf): fc.IProperty<[Case]> =>
  fc.property(cases, ({ tree, frequencies }) => {
    const frequency = (comparison: number): number => frequencies[comparison] ?? 0;
    const cover = find(programOf(tree), 0, frequency);
    // What holds where nothing is satisfied has no cover, and what has none is a `none`, or made of one.
    if (holdsOf(tree, 0)) expect(cover).toBeUndefined();
    if (cover === undefined) return;
    const { comparisons, weight } = cover;
    const uncovered = allTruths.filter(
      (truth) => holdsOf(tree, truth) && !comparisons.some((one) => isTrue(one, truth)),
    );
    expect(uncovered).toEqual([]);
    expect(weight).toBe(comparisons.reduce((sum, one) => sum + frequency(one), 0));
    expect(weight).toBe(lightestOf(tree, frequency));
  });

/** The weight of the lightest cover that the parts of a tree give; infinite where there is none. */
function lightestOf(node: Node, frequency: (comparison: number) => number): number {
  switch (node.kind) {
    case "any":
      return node.comparisons.reduce((sum, one) => sum + frequency(one), 0);
    case "none":
      return Infinity;
    case "and":
      return Math.min(...node.parts.map((part) => lightestOf(part, frequency)));
    case "or":
      return node.parts.reduce((sum, part) => sum + lightestOf(part, frequency), 0);
    default:
      return node satisfies never;
  }
}

/** Takes one alternative for all of them. */
const partial: CoverOf = (code, start, frequency) => {
  const cover = coverOf(code, start, frequency);
  return cover && { ...cover, comparisons: cover.comparisons.slice(0, 1) };
};

const any = (comparisons: readonly number[]): Node => ({ kind: "any", column: 0, comparisons });
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe("a cover", () => {
  test("has a satisfied comparison wherever the condition holds, and is the lightest", () => {
    fc.assert(covering(coverOf), { numRuns: 500 });
  });

  test("that leaves alternatives out is seen", () => {
    expect(isSeen(covering(partial))).toBe(true);
  });

  test.each([
    [64, 0, 64],
    [65, 0, undefined],
    [32, 32, 64],
    [32, 33, undefined],
  ])("of %i alternatives, or %i others, has %o", (first, others, width) => {
    const one = any(numbers(0, first));
    const tree: Node =
      others === 0 ? one : { kind: "or", parts: [one, any(numbers(first, first + others))] };
    expect(coverOf(programOf(tree), 0, () => 1)?.comparisons.length).toBe(width);
  });

  test("of a conjunction passes over what is too wide", () => {
    const tree: Node = { kind: "and", parts: [any(numbers(0, 100)), any([200, 201])] };
    expect(coverOf(programOf(tree), 0, () => 1)?.comparisons).toEqual([200, 201]);
  });

  test("that is as light as another and shorter is the lighter one", () => {
    const short = { comparisons: [1], weight: 4 };
    const long = { comparisons: [2, 3], weight: 4 };
    const light = { comparisons: [4, 5, 6], weight: 3 };
    expect(lighter(short, long)).toBe(short);
    expect(lighter(long, short)).toBe(short);
    expect(lighter(short, light)).toBe(light);
    expect(lighter(undefined, long)).toBe(long);
    expect(lighter(long, undefined)).toBe(long);
    expect(lighter(undefined, undefined)).toBeUndefined();
  });
});

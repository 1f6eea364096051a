import * as fc from "fast-check";
import type { Node } from "../../../src/membership/rules/node.ts";
import { programOf } from "../../../src/membership/rules/program.ts";

/** Comparisons of three columns, three of each: comparison `i` is of column `i % 3`, so that their numbers are mixed. */
export const columnCount = 3;
export const comparisonCount = 9;

export const columnOf = (comparison: number): number => comparison % columnCount;

/** Which comparisons are satisfied, a bit each. */
export type Truth = number;

export const anyTruth: fc.Arbitrary<Truth> = fc.nat({ max: 2 ** comparisonCount - 1 });

/** All assignments that there are. */
export const allTruths: readonly Truth[] = Array.from(
  { length: 2 ** comparisonCount },
  (_, truth) => truth,
);

export const isTrue = (comparison: number, truth: Truth): boolean =>
  (truth & (1 << comparison)) !== 0;

/** Whether a condition holds, by its tree. */
export function holdsOf(node: Node, truth: Truth): boolean {
  switch (node.kind) {
    case "and":
      return node.parts.every((part) => holdsOf(part, truth));
    case "or":
      return node.parts.some((part) => holdsOf(part, truth));
    case "any":
      return node.comparisons.some((comparison) => isTrue(comparison, truth));
    case "none":
      return !node.comparisons.some((comparison) => isTrue(comparison, truth));
    default:
      return node satisfies never;
  }
}

const leaf: fc.Arbitrary<Node> = fc
  .record({
    kind: fc.constantFrom("any", "any", "none"),
    column: fc.nat({ max: columnCount - 1 }),
    picked: fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ kind, column, picked }) => ({
    kind,
    column,
    comparisons: picked.toSorted((a, b) => a - b).map((place) => place * columnCount + column),
  }));

/** Conditions of any shape over few comparisons, nests of the same kind and parts that repeat themselves among them. */
export const anyTree: fc.Arbitrary<Node> = fc
  .letrec<{ tree: Node; junction: Node }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4, depthSize: "small" }, leaf, tie("junction")),
    junction: fc.record({
      kind: fc.constantFrom("and", "and", "or"),
      parts: fc.array(tie("tree"), { minLength: 2, maxLength: 4 }),
    }),
  }))
  .tree.map((tree) =>
    Object.assign({}, tree, { [fc.toStringMethod]: () => programOf(tree).join(" ") }),
  );

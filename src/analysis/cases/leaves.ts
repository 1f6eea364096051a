import type { Condition, Junction, Quantification } from "../../check/checked-rule.ts";
import type { Leaf } from "../../eval/evaluate.ts";

/** A comparison of a rule, a quantifier or what stands in the body of one, and where it stands. */
export interface PlacedLeaf {
  readonly leaf: Leaf;
  /** The junctions that the comparison stands in; inside a quantifier, those that the quantifier stands in. */
  readonly path: Path | undefined;
  readonly within: Within | undefined;
}

/** A junction, by which of its operands something stands in it, and the junctions around it. */
interface Path {
  readonly junction: Junction;
  readonly operand: Condition;
  readonly around: Path | undefined;
}

/** A quantifier, in whose body something stands. */
interface Within {
  readonly quantifier: Quantification;
  /** Whether the body cannot lose items where it becomes true; under an odd number of `-not` it cannot gain any. */
  readonly isPositive: boolean;
}

/** All comparisons of a rule, in the order in which they are written. */
export const leavesOf = (condition: Condition): readonly PlacedLeaf[] =>
  leavesIn(condition, { path: undefined, within: undefined });

function leavesIn(condition: Condition, place: Omit<PlacedLeaf, "leaf">): readonly PlacedLeaf[] {
  const { path, within } = place;
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.flatMap((operand) =>
        leavesIn(
          operand,
          within === undefined
            ? { path: { junction: condition, operand, around: path }, within }
            : place,
        ),
      );
    case "not":
      return leavesIn(condition.operand, {
        path,
        within: within && { ...within, isPositive: !within.isPositive },
      });
    case "quantified":
      return [
        { leaf: condition, ...place },
        ...leavesIn(condition.body, { path, within: { quantifier: condition, isPositive: true } }),
      ];
    case "test":
    case "member-of":
    case "direct-reports":
      return [{ leaf: condition, ...place }];
    default:
      return condition satisfies never;
  }
}

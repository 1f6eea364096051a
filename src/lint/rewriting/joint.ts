import type { Condition, Junction } from "../../check/checked-rule.ts";

/** An `-and` or `-or` with all that it joins, through parentheses of the same kind too. */
export interface Joint {
  readonly junction: Junction;
  /** None of them is a junction of the same kind. */
  readonly operands: readonly Condition[];
  /** Whether it stands in the body of a quantifier without parentheses, where an edit could move the body's end. */
  readonly isInBareBody: boolean;
}

/** The joint that a junction is. */
export const jointOf = (junction: Junction, isInBareBody: boolean): Joint => ({
  junction,
  operands: leavesOf(junction, junction.kind),
  isInBareBody,
});

const leavesOf = (condition: Condition, kind: Junction["kind"]): readonly Condition[] =>
  condition.kind === kind
    ? condition.operands.flatMap((operand) => leavesOf(operand, kind))
    : [condition];

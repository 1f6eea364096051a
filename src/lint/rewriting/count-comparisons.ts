import type { Condition } from "../../check/checked-rule.ts";

/** Counts the comparisons that a condition is made of; `memberOf` and direct reports are one. */
export function countComparisons(condition: Condition): number {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.reduce((sum, operand) => sum + countComparisons(operand), 0);
    case "not":
      return countComparisons(condition.operand);
    case "quantified":
      return countComparisons(condition.body);
    case "test":
    case "member-of":
    case "direct-reports":
      return 1;
    default:
      return condition satisfies never;
  }
}

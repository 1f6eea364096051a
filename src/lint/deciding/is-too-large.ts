import type { Condition } from "../../check/checked-rule.ts";
import { countComparisons } from "../rewriting/count-comparisons.ts";

/**
 * Whether a rule is so large that it is not asked what its parts do to each other: that takes time that grows with the square of
 * their number. Rules of the greatest length that a rule may have are well within it.
 */
export const isTooLarge = (condition: Condition): boolean =>
  countComparisons(condition) > mostComparisons;

const mostComparisons = 500;

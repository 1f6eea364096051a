import type { Condition } from "../../check/checked-rule.ts";
import type { Place } from "../rewriting/place.ts";
import type { Answer } from "./answer.ts";

/** What was found out about a part of a rule. Each has a cause of its own; nothing is said of what is within it. */
export type Finding = {
  /** Where it is seen: the part, or of several that do not go together the last one. */
  readonly part: Condition;
  /** The operand that can be taken out without any difference, which is the part or holds it. */
  readonly needless?: Place;
} & (
  | {
      /** Operands of an `-and` that can never all hold where it counts, or alternatives of which one then always does. */
      readonly kind: "conflict";
      readonly holds: boolean;
      /** The other operands that it takes, where they are one or two. */
      readonly others: readonly Condition[];
    }
  | {
      /** The part always holds, or never, where it counts, whatever stands beside it in its own joint. */
      readonly kind: "settled";
      readonly holds: boolean;
      /** What else in the rule makes it so, where it takes one or two. */
      readonly reasons: readonly Answer[];
      readonly isByItself: boolean;
    }
  | {
      /** What stands beside the part makes it needless. */
      readonly kind: "redundant";
      readonly junction: "and" | "or";
      /** The operands beside it that do, where they are one or two. */
      readonly others: readonly Condition[];
      /** Whether the other one says the very same. */
      readonly isSame: boolean;
    }
);

import type { Condition } from "../../check/checked-rule.ts";
import { type Joint, jointOf } from "./joint.ts";

/** A part of a rule, and where it stands: what decides whether its answer counts. */
export interface Place {
  readonly part: Condition;
  /** What it is a part of. */
  readonly outer: Place | undefined;
  /** What stands beside it and beside what it is within; in the body of a quantifier, as far as the body goes. */
  readonly kin: Kin | undefined;
  /** The quantification in whose body it stands. */
  readonly within: Place | undefined;
  /** Whether the rule can only gain members where the part holds: each `-not` around it turns that round. */
  readonly isPositive: boolean;
  /** Whether it stands in the body of a quantifier without parentheses. */
  readonly isInBareBody: boolean;
}

/** The other operands of a joint. What is beside them counts where all of them hold, beside `-or` where none does. */
export interface Kin {
  readonly joint: Joint;
  readonly but: Condition;
  readonly above: Kin | undefined;
}

/** The place of a whole rule. */
export const wholeOf = (condition: Condition): Place => ({
  part: condition,
  outer: undefined,
  kin: undefined,
  within: undefined,
  isPositive: true,
  isInBareBody: false,
});

/** The places of the parts of a part, in the order of the text: of a joint, all that it joins. */
export function insideOf(outer: Place): readonly Place[] {
  const { part } = outer;
  switch (part.kind) {
    case "and":
    case "or": {
      const joint = jointOf(part, outer.isInBareBody);
      return joint.operands.map((operand) => operandOf(joint, operand, outer));
    }
    case "not":
      return [{ ...outer, part: part.operand, outer, isPositive: !outer.isPositive }];
    case "quantified": {
      const isInBareBody = part.written.span.end === part.body.written.span.end;
      return [{ ...outer, part: part.body, outer, kin: undefined, within: outer, isInBareBody }];
    }
    case "test":
    case "member-of":
    case "direct-reports":
      return [];
    default:
      return part satisfies never;
  }
}

const operandOf = (joint: Joint, operand: Condition, outer: Place): Place => ({
  ...outer,
  part: operand,
  outer,
  kin: { joint, but: operand, above: outer.kin },
});

/** The places of a condition and of all that it is made of; none before one that it is within. */
export function placesIn(condition: Condition): readonly Place[] {
  const places = [wholeOf(condition)];
  // The list grows while it is walked.
  for (const place of places) for (const inner of insideOf(place)) places.push(inner);
  return places;
}

import type { Condition } from "../../check/checked-rule.ts";
import type { Kin } from "../rewriting/place.ts";

/** A part of a rule, and what it says of somebody: that it holds, or does not. */
export interface Answer {
  readonly part: Condition;
  readonly holds: boolean;
}

/** What the operands beside one say where that one counts. */
export function* besideOf({ joint, but }: Kin): Generator<Answer> {
  const holds = joint.junction.kind === "and";
  for (const part of joint.operands) if (part !== but) yield { part, holds };
}

/** The same for all that a part stands within, nearest first. */
export function* answersOf(kin: Kin | undefined): Generator<Answer> {
  for (let level = kin; level !== undefined; level = level.above) yield* besideOf(level);
}

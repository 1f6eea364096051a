import type { Condition } from "../check/checked-rule.ts";

/** A condition and all that it is made of, outermost first. */
export function* partsOf(part: Condition): Generator<Condition> {
  yield part;
  if (part.kind === "and" || part.kind === "or")
    for (const operand of part.operands) yield* partsOf(operand);
  else if (part.kind === "not") yield* partsOf(part.operand);
  else if (part.kind === "quantified") yield* partsOf(part.body);
}

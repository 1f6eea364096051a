import type { Condition } from "../check/checked-rule.ts";
import { comparisonOperators } from "../grammar/operators.ts";

/** A part of a rule, with the names of the properties that have a value wherever it counts. */
interface Part {
  readonly part: Condition;
  readonly set: ReadonlySet<string>;
}

/** A condition and all that it is made of, outermost first. */
export function* partsOf(part: Condition, set: ReadonlySet<string> = new Set()): Generator<Part> {
  yield { part, set };
  if (part.kind === "and") {
    const inside = new Set([...set, ...part.operands.flatMap(impliesSet)]);
    for (const operand of part.operands) yield* partsOf(operand, inside);
  } else if (part.kind === "or") for (const operand of part.operands) yield* partsOf(operand, set);
  else if (part.kind === "not") yield* partsOf(part.operand, set);
  else if (part.kind === "quantified") yield* partsOf(part.body, set);
}

/** The property that must have a value for a condition to hold, where that is plain to see. */
export function impliesSet(condition: Condition): readonly string[] {
  if (condition.kind === "quantified")
    return condition.quantifier === "any" ? [condition.property.name] : [];
  if (condition.kind !== "test" || condition.source.kind !== "property") return [];
  const isNull = condition.value.kind === "null";
  return comparisonOperators[condition.operator].negates === isNull
    ? [condition.source.property.name]
    : [];
}

import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import { instantOf } from "../check/instant.ts";
import type { Kept } from "../directory/directory.ts";

/** A date property that a rule compares with `system.now` and so many milliseconds. */
interface ClockReading {
  readonly property: string;
  readonly milliseconds: number;
}

/**
 * Tells for whom the answer of a rule can be another when the clock goes from one instant to another: for those with
 * a date that `system.now`, and what the rule adds to it, passes on the way.
 */
export function dueBetween(
  rule: CheckedRule,
  from: number,
  to: number,
): (subject: Kept) => boolean {
  const readings = [...readingsIn(rule.condition)];
  const first = Math.min(from, to);
  const last = Math.max(from, to);
  return ({ attributes }) =>
    readings.some(({ property, milliseconds }) => {
      const date = attributes[property];
      const instant = typeof date === "string" ? instantOf(date) : undefined;
      return (
        instant !== undefined && instant - milliseconds >= first && instant - milliseconds <= last
      );
    });
}

function* readingsIn(condition: Condition): Generator<ClockReading> {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const operand of condition.operands) yield* readingsIn(operand);
      return;
    case "not":
      yield* readingsIn(condition.operand);
      return;
    case "test":
      if (condition.value.kind === "now" && condition.source.kind === "property") {
        yield {
          property: condition.source.property.name,
          milliseconds: condition.value.milliseconds,
        };
      }
      return;
    case "quantified":
    case "member-of":
    case "direct-reports":
      return;
    default:
      condition satisfies never;
  }
}

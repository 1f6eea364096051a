import type { Test } from "../../check/checked-rule.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { printOperand } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import { Decider } from "../deciding/decider.ts";
import { isTooLarge } from "../deciding/is-too-large.ts";
import type { RuleLint } from "../lint.ts";
import { placesIn, wholeOf } from "../rewriting/place.ts";
import { isAlsoOfUnset } from "./also-of-unset.ts";

/**
 * A negated operator is true of everybody without the attribute, which is seldom meant, unless only they are left, or the
 * operator stands behind a `-not` and keeps them out. In a rule that is too large each comparison is looked at by itself.
 */
export const negationMatchesUnset: RuleLint = ({ condition }) => {
  const decider = new Decider();
  const isAlone = isTooLarge(condition);
  return placesIn(condition).flatMap((place) => {
    const { part, isPositive } = place;
    if (!isPositive || part.kind !== "test" || part.source.kind !== "property") return [];
    if (!comparisonOperators[part.operator].negates || part.value.kind === "null") return [];
    const isNone: Test = { ...part, operator: "eq", value: { kind: "null" } };
    const unset = [{ part: isNone, holds: true }];
    const set = [
      { part, holds: true },
      { part: isNone, holds: false },
    ];
    if (
      !isAlsoOfUnset(
        isAlone ? wholeOf(part) : place,
        part.source.property.name,
        { unset, set },
        decider,
      )
    )
      return [];
    const operand = printOperand(part.written.operand);
    return [
      report(
        "negation-matches-unset",
        part.written.span,
        `this is also true of everybody without \`${operand}\``,
        {
          hint: `add \`-and (${operand} -ne null)\` where they are not meant`,
        },
      ),
    ];
  });
};

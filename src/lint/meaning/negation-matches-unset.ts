import { comparisonOperators } from "../../grammar/operators.ts";
import { printOperand } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import type { Lint } from "../lint.ts";

/** A negated operator is true of everybody without the attribute, which is seldom meant. */
export const negationMatchesUnset: Lint = (condition, set) => {
  if (condition.kind !== "test" || condition.source.kind !== "property") return [];
  if (!comparisonOperators[condition.operator].negates || condition.value.kind === "null")
    return [];
  if (set.has(condition.source.property.name)) return [];
  const operand = printOperand(condition.written.operand);
  return [
    report(
      "negation-matches-unset",
      condition.written.span,
      `this is also true of everybody without \`${operand}\``,
      {
        hint: `add \`-and (${operand} -ne null)\` where they are not meant`,
      },
    ),
  ];
};

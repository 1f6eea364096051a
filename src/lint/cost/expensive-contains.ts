import { comparisonOperators } from "../../grammar/operators.ts";
import { report } from "../../grammar/report.ts";
import type { Lint } from "../lint.ts";

/**
 * Microsoft names `-contains` among what makes processing slow. There is no fix: whether the values only ever begin
 * with the text, no rule can tell.
 */
export const expensiveContains: Lint = (condition) => {
  if (condition.kind !== "test") return [];
  const { positive, spelling } = comparisonOperators[condition.operator];
  if (positive !== "contains") return [];
  return [
    report(
      "expensive-contains",
      condition.written.operator.span,
      `the service is slow to process \`${spelling}\``,
      { hint: "use `-eq`, `-in` or `-startsWith` where they mean the same" },
    ),
  ];
};

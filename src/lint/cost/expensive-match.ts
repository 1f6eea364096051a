import { comparisonOperators } from "../../grammar/operators.ts";
import { report } from "../../grammar/report.ts";
import type { Lint } from "../lint.ts";

/** Microsoft names `-match` first among what makes processing slow. */
export const expensiveMatch: Lint = (condition) => {
  if (condition.kind !== "test") return [];
  const { positive, spelling } = comparisonOperators[condition.operator];
  if (positive !== "match") return [];
  return [
    report(
      "expensive-match",
      condition.written.operator.span,
      `the service is slow to process \`${spelling}\``,
      { hint: "use `-eq`, `-in`, `-startsWith` or `-endsWith` where they mean the same" },
    ),
  ];
};

import { comparisonOperators } from "../grammar/operators.ts";
import { report } from "../grammar/report.ts";
import type { Lint } from "./lint.ts";

/** Microsoft names `-match` and `-contains` among what makes processing slow. */
export const expensiveMatch: Lint = (condition) => {
  if (condition.kind !== "test") return [];
  const { positive } = comparisonOperators[condition.operator];
  if (positive !== "match" && positive !== "contains") return [];
  const { spelling } = comparisonOperators[condition.operator];
  return [
    report(
      "expensive-match",
      condition.written.operator.span,
      `the service is slow to process \`${spelling}\``,
      {
        hint: "use `-eq`, `-in` or `-startsWith` where they mean the same",
      },
    ),
  ];
};

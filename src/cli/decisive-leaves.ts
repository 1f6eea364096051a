import type { Explanation } from "../eval/explain.ts";

/** The comparisons of an explanation that decided its answer. */
export function decisiveLeaves(explanation: Explanation): Explanation[] {
  if (!explanation.isDecisive) return [];
  if (explanation.propertyToEvaluate !== undefined) return [explanation];
  return (explanation.expressionEvaluationDetails ?? []).flatMap(decisiveLeaves);
}

import type { Explanation } from "../eval/explain.ts";
import { oneLine } from "./one-line.ts";
import type { Colors } from "./terminal.ts";

/** The parts of an explanation, indented by their depth; what does not decide the answer is dimmed. */
export function explanationLines(explanation: Explanation, colors: Colors, indent = ""): string[] {
  const {
    expression,
    expressionResult,
    isDecisive,
    expressionEvaluationDetails = [],
  } = explanation;
  const mark = { true: "✓", false: "✗", unknown: "?" }[`${expressionResult}`];
  const paint = { true: colors.green, false: colors.red, unknown: colors.yellow }[
    `${expressionResult}`
  ];
  const line = `${expression}${remark(explanation)}`;
  return [
    `${indent}${isDecisive ? paint(mark) : colors.dim(mark)} ${isDecisive ? line : colors.dim(line)}`,
    ...expressionEvaluationDetails.flatMap((detail) =>
      explanationLines(detail, colors, `${indent}  `),
    ),
    ...(explanation.itemsLeftOut === undefined
      ? []
      : [`${indent}  … and ${explanation.itemsLeftOut} more`]),
  ];
}

/** What a comparison looked at, behind three spaces; nothing for a compound. */
export function remark(explanation: Explanation): string {
  const { propertyToEvaluate, isUnset, isUnknown, isVacuous } = explanation;
  if (propertyToEvaluate === undefined) return "";
  const { propertyName, propertyValue } = propertyToEvaluate;
  if (isUnknown) return `   ${propertyName} is not known`;
  const vacuous = isVacuous ? ", so -all holds of nothing" : "";
  return `   ${propertyName} is ${isUnset ? `unset${vacuous}` : oneLine(JSON.stringify(propertyValue))}`;
}

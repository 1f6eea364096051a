import type { Condition } from "../../check/checked-rule.ts";

/** Whether a comparison asks for the empty text and nothing else, which no value is: `check` says so already. */
export function saysEmpty(part: Condition): boolean {
  if (part.kind === "not") return saysEmpty(part.operand);
  if (part.kind !== "test") return false;
  const { operator, value } = part;
  if (value.kind === "strings") return value.texts.every((text) => text === "");
  return (operator === "eq" || operator === "ne") && value.kind === "string" && value.text === "";
}

import type { IToken } from "chevrotain";
import type { Expression } from "./rule.ts";

/** Joins operands by `-and` or `-or`; one operand stands for itself, and what is not whole is left out. */
export function joined(
  kind: "and" | "or",
  operands: readonly (Expression | undefined)[],
  start: number,
  end: number,
): Expression | undefined {
  if (operands.length === 1) return operands[0];
  const whole = operands.filter((operand) => operand !== undefined);
  return whole.length > 1 ? { kind, operands: whole, span: { start, end } } : whole[0];
}

/** Puts the `-not`s before an operand around it, the last one innermost. */
export const negated = (
  operand: Expression | undefined,
  nots: readonly IToken[],
  end: number,
): Expression | undefined =>
  nots.reduceRight<Expression | undefined>(
    (inner, { startOffset }) =>
      inner && { kind: "not", operand: inner, span: { start: startOffset, end } },
    operand,
  );

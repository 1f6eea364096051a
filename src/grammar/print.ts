import { comparisonOperators, logicalOperators, quantifiers, steps } from "./operators.ts";
import type { Expression, Literal, Operand, Rule } from "./rule.ts";
import { pathOf } from "./spelling.ts";

/**
 * Writes a rule in its canonical form: hyphenated operators, double quotes, one space, parentheses around every
 * comparison beside a logical operator and wherever precedence mixes. Reading it gives the same rule, spans aside.
 */
export function print(rule: Rule): string {
  switch (rule.kind) {
    case "or":
    case "and":
      return rule.operands.map(printGrouped).join(` ${logicalOperators[rule.kind].spelling} `);
    case "not":
      return `${logicalOperators.not.spelling} ${printGrouped(rule.operand)}`;
    case "comparison":
      return `${printOperand(rule.operand)} ${comparisonOperators[rule.operator.name].spelling} ${printLiteral(rule.value)}`;
    case "quantified":
      return `${pathOf(rule.property)} ${quantifiers[rule.quantifier.name].spelling} (${print(rule.body)})`;
    case "member-of":
      return `${pathOf(rule.property)} ${quantifiers.any.spelling} (group.objectId ${comparisonOperators.in.spelling} ${printLiteral(rule.groups)})`;
    case "direct-reports":
      return `Direct Reports for ${printString(rule.manager)}`;
    default:
      return rule satisfies never;
  }
}

const printGrouped = (expression: Expression): string => `(${print(expression)})`;

/** Writes what a comparison looks at. */
export const printOperand = (operand: Operand): string =>
  operand.kind === "item" ? "_" : pathOf(operand);

/** Writes a constant. */
export function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case "string":
      return printString(literal.value);
    case "boolean":
      return String(literal.value);
    case "null":
      return "null";
    case "number":
    case "date":
      return literal.text;
    case "now":
      return literal.step === undefined
        ? "system.now"
        : `system.now ${steps[literal.step.direction].spelling} ${literal.step.duration}`;
    case "list":
      return `[${literal.items.map(printLiteral).join(", ")}]`;
    default:
      return literal satisfies never;
  }
}

/** Quotes a string; a `\` or `` ` `` at its end would escape a double quote, so it gets single ones. */
export function printString(value: string): string {
  const doubled = value.replaceAll("'", "''");
  return /[\\`]$/u.test(value) ? `'${doubled}'` : `"${doubled.replaceAll('"', '`"')}"`;
}

import { comparisonOperators, logicalOperators, quantifiers } from "./operators.ts";
import { print, printLiteral, printOperand } from "./print.ts";
import type { Expression, Rule } from "./rule.ts";
import { pathOf } from "./spelling.ts";

/** Writes a rule in its canonical form, broken over lines where it is wider than `width` UTF-16 units. */
export function layout(rule: Rule, width: number): string {
  return rule.kind === "direct-reports" ? print(rule) : block(rule, width, "");
}

/** The expression on one line where it fits, and over several where it does not. */
function block(expression: Expression, width: number, indent: string): string {
  const line = print(expression);
  if (indent.length + line.length <= width) return line;
  const deeper = `${indent}  `;
  switch (expression.kind) {
    case "or":
    case "and": {
      const connective = `\n${indent}${logicalOperators[expression.kind].spelling} `;
      return expression.operands.map((operand) => group(operand, width, indent)).join(connective);
    }
    case "not":
      return `${logicalOperators.not.spelling} ${group(expression.operand, width, indent)}`;
    case "quantified":
      return `${pathOf(expression.property)} ${quantifiers[expression.quantifier.name].spelling} ${group(expression.body, width, indent)}`;
    case "comparison": {
      if (expression.value.kind !== "list") return line;
      const items = expression.value.items
        .map((item) => `${deeper}${printLiteral(item)}`)
        .join(",\n");
      return `${printOperand(expression.operand)} ${comparisonOperators[expression.operator.name].spelling} [\n${items}\n${indent}]`;
    }
    case "member-of": {
      const items = expression.groups.items
        .map((item) => `${deeper}${printLiteral(item)}`)
        .join(",\n");
      return `${pathOf(expression.property)} ${quantifiers.any.spelling} (group.objectId ${comparisonOperators.in.spelling} [\n${items}\n${indent}])`;
    }
    default:
      return expression satisfies never;
  }
}

/** An expression in parentheses: on one line where it fits, else indented between them. */
function group(expression: Expression, width: number, indent: string): string {
  const line = `(${print(expression)})`;
  if (indent.length + line.length <= width) return line;
  const deeper = `${indent}  `;
  return `(\n${deeper}${block(expression, width, deeper)}\n${indent})`;
}

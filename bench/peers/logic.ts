import type { CheckedRule, Condition } from "../../src/index.ts";

/** What every peer can say: equalities and lists over strings and booleans, joined by and, or, not. */
export type Logic =
  | { readonly kind: "and" | "or"; readonly operands: readonly Logic[] }
  | { readonly kind: "not"; readonly operand: Logic }
  | { readonly kind: "eq"; readonly name: string; readonly value: string | boolean }
  | { readonly kind: "in"; readonly name: string; readonly values: readonly string[] };

/** A rule in terms that every peer knows; `undefined` where it says more. */
export const logicOf = ({ condition }: CheckedRule): Logic | undefined => ofCondition(condition);

function ofCondition(condition: Condition): Logic | undefined {
  if (condition.kind === "and" || condition.kind === "or") {
    const operands = condition.operands.map(ofCondition);
    const known = operands.filter((operand) => operand !== undefined);
    return known.length === operands.length ? { kind: condition.kind, operands: known } : undefined;
  }
  if (condition.kind === "not") return negated(ofCondition(condition.operand));
  if (condition.kind !== "test" || condition.source.kind !== "property") return undefined;
  const { name, type } = condition.source.property;
  const { operator, value } = condition;
  if (type !== "string" && type !== "boolean") return undefined;
  if (operator === "eq" || operator === "ne") {
    if (value.kind !== "string" && value.kind !== "boolean") return undefined;
    const equal: Logic = {
      kind: "eq",
      name,
      value: value.kind === "string" ? value.text : value.isTrue,
    };
    return operator === "eq" ? equal : negated(equal);
  }
  if (value.kind !== "strings") return undefined;
  const listed: Logic = { kind: "in", name, values: value.texts };
  return operator === "in" ? listed : negated(listed);
}

const negated = (operand: Logic | undefined): Logic | undefined =>
  operand && { kind: "not", operand };

/** How a language with infix operators spells them. */
export interface Spelling {
  readonly and: string;
  readonly or: string;
  readonly not: (inner: string) => string;
  readonly constant: (value: string | boolean) => string;
  readonly list: (values: readonly string[]) => string;
}

/** Writes the logic as an infix expression. */
export function infix(logic: Logic, spelling: Spelling): string {
  switch (logic.kind) {
    case "and":
    case "or":
      return `(${logic.operands.map((operand) => infix(operand, spelling)).join(` ${spelling[logic.kind]} `)})`;
    case "not":
      return spelling.not(infix(logic.operand, spelling));
    case "eq":
      return `${logic.name} == ${spelling.constant(logic.value)}`;
    case "in":
      return `(${logic.name} in ${spelling.list(logic.values.map((value) => JSON.stringify(value)))})`;
    default:
      return logic satisfies never;
  }
}

/** CEL and what is spelled like it. */
export const celSpelling: Spelling = {
  and: "&&",
  or: "||",
  not: (inner) => `!(${inner})`,
  constant: (value) => JSON.stringify(value),
  list: (values) => `[${values.join(", ")}]`,
};

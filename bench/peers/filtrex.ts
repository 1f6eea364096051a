import { compileExpression } from "filtrex";
import { fold, type Manner, type Peer } from "./peer.ts";
import {
  constantText,
  isCollection,
  type Language,
  patternOf,
  type Test,
  translate,
} from "./translate.ts";

/** Compiles once to a function, with `new Function`. */
export const filtrex: Peer = {
  name: "filtrex",
  lacks: "quantifiers, dates",
  compile: (condition, manner) => {
    const text = translate(condition, languageIn(manner));
    if (text === undefined) return undefined;
    const ask = compileExpression(text, {
      constants: { yes: true, no: false },
      extraFunctions: { fold },
    }) as (user: unknown) => unknown;
    return (user) => ask(user) === true;
  },
};

const languageIn = (manner: Manner): Language<string> => ({
  and: (operands) => operands.map((operand) => `(${operand})`).join(" and "),
  or: (operands) => operands.map((operand) => `(${operand})`).join(" or "),
  not: (operand) => `not (${operand})`,
  test: (test) => written(test, manner),
  quantified: () => undefined,
});

function written(test: Test, manner: Manner): string | undefined {
  const { source, operator, value } = test;
  if (source.kind !== "property" || (isCollection(test) && value.kind !== "null")) return undefined;
  const { name } = source.property;
  const text = manner === "folded" ? `fold(${name})` : name;
  if (value.kind === "strings") {
    const texts = value.texts.map((one) => quoted(constantText(one, manner)));
    return operator === "in" ? `exists(${name}) and ${text} in (${texts.join(", ")})` : undefined;
  }
  if (operator === "eq" || operator === "ne") {
    const sign = operator === "eq" ? "==" : "!=";
    if (value.kind === "null") return operator === "eq" ? `empty(${name})` : undefined;
    if (value.kind === "boolean") return `${name} ${sign} ${value.isTrue ? "yes" : "no"}`;
    return value.kind === "string"
      ? `${text} ${sign} ${quoted(constantText(value.text, manner))}`
      : undefined;
  }
  const pattern = patternOf(test, manner);
  if (pattern === undefined) return undefined;
  const expression = pattern.ignoreCase ? `(?i:${pattern.source})` : pattern.source;
  return `exists(${name}) and ${name} ~= ${quoted(expression)}`;
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;

import jexl from "jexl";
import { fold, type Manner, type Peer } from "./peer.ts";
import { constantText, isCollection, type Language, type Test, translate } from "./translate.ts";

jexl.addTransform("fold", fold);

/** Parses once, walks the tree at each call. */
export const jexlJs: Peer = {
  name: "jexl",
  lacks: "prefixes, suffixes, patterns, quantifiers, dates",
  compile: (condition, manner) => {
    const text = translate(condition, languageIn(manner));
    if (text === undefined) return undefined;
    const expression = jexl.compile(text);
    return (user) => expression.evalSync(user) === true;
  },
};

const languageIn = (manner: Manner): Language<string> => ({
  and: (operands) => operands.map((operand) => `(${operand})`).join(" && "),
  or: (operands) => operands.map((operand) => `(${operand})`).join(" || "),
  not: (operand) => `!(${operand})`,
  test: (test) => written(test, manner),
  quantified: () => undefined,
});

function written(test: Test, manner: Manner): string | undefined {
  const { source, operator, value } = test;
  if (source.kind !== "property" || isCollection(test)) return undefined;
  const { name } = source.property;
  const text = manner === "folded" ? `${name}|fold` : name;
  if (value.kind === "strings") {
    const texts = value.texts.map((one) => constantText(one, manner));
    return operator === "in" ? `${text} in ${JSON.stringify(texts)}` : undefined;
  }
  const constant =
    value.kind === "string" ? JSON.stringify(constantText(value.text, manner)) : undefined;
  if (operator === "contains") return constant === undefined ? undefined : `${constant} in ${text}`;
  if (operator !== "eq" && operator !== "ne") return undefined;
  const sign = operator === "eq" ? "==" : "!=";
  if (value.kind === "null") return `${name} ${sign} null`;
  if (value.kind === "boolean") return `${name} ${sign} ${value.isTrue}`;
  return constant === undefined ? undefined : `${text} ${sign} ${constant}`;
}

import { LogicEngine } from "json-logic-engine";
import { fold, type Manner, type Peer } from "./peer.ts";
import { constantText, isCollection, type Language, type Test, translate } from "./translate.ts";

type Logic = Record<string, unknown>;

const engine = new LogicEngine();
engine.addMethod("fold", ([value]: unknown[]) => fold(value));

/** Compiles once to a function, with `new Function`. */
export const jsonLogicEngine: Peer = {
  name: "json-logic-engine",
  lacks: "patterns, dates",
  compile: (condition, manner) => {
    const logic = translate(condition, languageIn(manner));
    if (logic === undefined) return undefined;
    const ask = engine.build(logic) as (user: unknown) => unknown;
    return (user) => ask(user) === true;
  },
};

const languageIn = (manner: Manner): Language<Logic> => ({
  and: (operands) => ({ and: operands }),
  or: (operands) => ({ or: operands }),
  not: (operand) => ({ "!": [operand] }),
  test: (test) => written(test, manner),
  quantified: ({ property, quantifier, body }) => {
    const inner = translate(body, languageIn(manner));
    if (inner === undefined) return undefined;
    const items = { var: property.name };
    // Its own `all` is false of an empty collection.
    return quantifier === "any"
      ? { some: [items, inner] }
      : { "!": [{ some: [items, { "!": [inner] }] }] };
  },
});

function written(test: Test, manner: Manner): Logic | undefined {
  const { source, operator, value } = test;
  const place = { var: source.kind === "item" ? "" : source.property.name };
  const text = manner === "folded" ? { fold: [place] } : place;
  if (isCollection(test))
    return value.kind === "null" && operator === "eq" ? { "!": [place] } : undefined;
  if (value.kind === "strings") {
    const texts = value.texts.map((one) => constantText(one, manner));
    return operator === "in" ? { in: [text, texts] } : undefined;
  }
  if (value.kind === "null") return equal(operator, place, null);
  if (value.kind === "boolean") return equal(operator, place, value.isTrue);
  if (value.kind !== "string") return undefined;
  const constant = constantText(value.text, manner);
  if (operator === "contains") return { in: [constant, text] };
  if (operator !== "startsWith" && operator !== "endsWith") return equal(operator, text, constant);
  const part = operator === "startsWith" ? [text, 0, constant.length] : [text, -constant.length];
  return { and: [{ "!==": [place, null] }, { "===": [{ substr: part }, constant] }] };
}

function equal(operator: Test["operator"], place: Logic, constant: unknown): Logic | undefined {
  if (operator === "eq") return { "===": [place, constant] };
  return operator === "ne" ? { "!==": [place, constant] } : undefined;
}

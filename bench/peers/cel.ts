import type { Condition } from "../../src/index.ts";
import type { Manner } from "./peer.ts";
import { constantText, isCollection, type Language, type Test, translate } from "./translate.ts";

/** Writes a condition in the Common Expression Language, about the variables `user` and `now`. */
export const celOf = (condition: Condition, manner: Manner): string | undefined =>
  translate(
    condition,
    celWith((test) => plainTest(test, manner) ?? callOf(test, manner)),
  );

/** The same with operators only, which is all that some libraries have. */
export const plainCelOf = (condition: Condition, manner: Manner): string | undefined =>
  translate(
    condition,
    celWith((test) => plainTest(test, manner)),
  );

const celWith = (test: (test: Test) => string | undefined): Language<string> => ({
  and: (operands) => operands.map((operand) => `(${operand})`).join(" && "),
  or: (operands) => operands.map((operand) => `(${operand})`).join(" || "),
  not: (operand) => `!(${operand})`,
  test,
  quantified: ({ property, quantifier, body }) => {
    const inner = translate(body, celWith(test));
    const macro = quantifier === "any" ? "exists" : "all";
    return inner === undefined ? undefined : `user.${property.name}.${macro}(item, ${inner})`;
  },
});

function plainTest(test: Test, manner: Manner): string | undefined {
  const { operator, value } = test;
  const place = placeOf(test);
  const text = manner === "folded" ? `fold(${place})` : place;
  if (value.kind === "strings") {
    const texts = value.texts.map((one) => constantText(one, manner));
    return operator === "in" ? `${text} in ${JSON.stringify(texts)}` : undefined;
  }
  if (operator !== "eq" && operator !== "ne") return undefined;
  const sign = operator === "eq" ? "==" : "!=";
  if (value.kind === "null")
    return isCollection(test) ? `size(${place}) ${sign} 0` : `${place} ${sign} null`;
  if (value.kind === "boolean") return `${place} ${sign} ${value.isTrue}`;
  return value.kind === "string" && !isCollection(test)
    ? `${text} ${sign} ${JSON.stringify(constantText(value.text, manner))}`
    : undefined;
}

/** What needs a function; none takes `null`. */
function callOf(test: Test, manner: Manner): string | undefined {
  const { operator, value } = test;
  const place = placeOf(test);
  if (value.kind === "instant" || value.kind === "now") {
    if (operator !== "ge" && operator !== "le") return undefined;
    const limit =
      value.kind === "instant"
        ? `timestamp("${new Date(value.milliseconds).toISOString()}")`
        : `now - duration("${-value.milliseconds / 1000}s")`;
    return `${place} != null && timestamp(${place}) ${operator === "ge" ? ">=" : "<="} ${limit}`;
  }
  const call = callWith(test, manner);
  if (call === undefined) return undefined;
  if (isCollection(test)) return `${place}.exists(item, item${call})`;
  return test.source.kind === "property"
    ? `${place} != null && ${place}${call}`
    : `${place}${call}`;
}

function callWith({ operator, value }: Test, manner: Manner): string | undefined {
  if (value.kind === "pattern")
    return operator === "match" ? `.matches(${JSON.stringify(`(?i:${value.source})`)})` : undefined;
  if (operator !== "startsWith" && operator !== "endsWith" && operator !== "contains")
    return undefined;
  if (value.kind !== "string") return undefined;
  const folded = manner === "folded" ? ".upperAscii()" : "";
  return `${folded}.${operator}(${JSON.stringify(constantText(value.text, manner))})`;
}

function placeOf({ source }: Test): string {
  if (source.kind === "item") return "item";
  return source.kind === "property"
    ? `user.${source.property.name}`
    : `item.${source.property.name}`;
}

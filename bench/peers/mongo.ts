import type { Condition } from "../../src/index.ts";
import type { Manner } from "./peer.ts";
import {
  isCollection,
  type Language,
  literally,
  patternOf,
  type Test,
  translate,
} from "./translate.ts";

/** A query in MongoDB's language. */
export type Query = Record<string, unknown>;

/** Writes a condition as MongoDB does; what is more than equality is a regular expression there. */
export const mongoOf = (condition: Condition, manner: Manner): Query | undefined =>
  translate(condition, mongoIn(manner));

const mongoIn = (manner: Manner): Language<Query> => ({
  and: (operands) => ({ $and: operands }),
  or: (operands) => ({ $or: operands }),
  not: (operand) => ({ $nor: [operand] }),
  test: (test) => {
    const asked = test.source.kind === "item" ? undefined : askedOf(test, manner);
    return asked === undefined || test.source.kind === "item"
      ? undefined
      : { [test.source.property.name]: asked };
  },
  quantified: ({ property, quantifier, body }) => {
    const isText = property.type === "string collection";
    const inner = isText ? translate(body, itemsIn(manner)) : translate(body, mongoIn(manner));
    if (inner === undefined) return undefined;
    const opposite = isText ? { $not: inner } : { $nor: [inner] };
    return quantifier === "any"
      ? { [property.name]: { $elemMatch: inner } }
      : { $nor: [{ [property.name]: { $elemMatch: opposite } }] };
  },
});

/** What is asked of a text in a collection, whose place is not named. */
const itemsIn = (manner: Manner): Language<Query> => ({
  and: (operands) => Object.assign({}, ...operands) as Query,
  or: (operands) => ({ $or: operands }),
  not: (operand) => ({ $not: operand }),
  test: (test) => {
    const asked = askedOf(test, manner);
    return typeof asked === "string" ? { $eq: asked } : (asked as Query | undefined);
  },
  quantified: () => undefined,
});

function askedOf(test: Test, manner: Manner): unknown {
  const { operator, value } = test;
  const pattern = patternOf(test, manner);
  if (pattern !== undefined) return { $regex: pattern };
  if (value.kind === "strings") {
    const texts =
      manner === "folded"
        ? value.texts.map((text) => new RegExp(`^${literally(text)}$`, "iu"))
        : value.texts;
    return operator === "in" ? { $in: texts } : { $nin: texts };
  }
  if (operator !== "eq" && operator !== "ne") return undefined;
  if (value.kind === "null" && isCollection(test))
    return operator === "eq" ? { $size: 0 } : undefined;
  const constant = constantOf(test, manner);
  if (constant === undefined) return undefined;
  return operator === "eq" ? constant : { $ne: constant };
}

function constantOf({ value }: Test, manner: Manner): unknown {
  if (value.kind === "null") return null;
  if (value.kind === "boolean") return value.isTrue;
  return value.kind === "string" && manner === "as it is" ? value.text : undefined;
}

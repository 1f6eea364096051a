import {
  always,
  type CheckedRule,
  difference,
  disjoint,
  equivalent,
  type Expression,
  implies,
  never,
  type Rule,
  satisfiable,
} from "../../src/index.ts";
import { checkedTree } from "../arbitraries/rule-pairs.ts";
import { rewritten } from "./tree.ts";

/** All that can be asked of one rule or of two. */
export interface Verbs {
  readonly satisfiable: typeof satisfiable;
  readonly always: typeof always;
  readonly never: typeof never;
  readonly equivalent: typeof equivalent;
  readonly implies: typeof implies;
  readonly disjoint: typeof disjoint;
  readonly difference: typeof difference;
}

export const verbs: Verbs = {
  satisfiable,
  always,
  never,
  equivalent,
  implies,
  disjoint,
  difference,
};

/** Verbs that take every rule for another one: the way to plant a fault in them. */
export function misreading(misread: (rule: Rule) => Rule): Verbs {
  const read = ({ rule }: CheckedRule): CheckedRule => checkedTree(misread(rule));
  return {
    satisfiable: (rule, options) => satisfiable(read(rule), options),
    always: (rule, options) => always(read(rule), options),
    never: (rule, options) => never(read(rule), options),
    equivalent: (a, b, options) => equivalent(read(a), read(b), options),
    implies: (a, b, options) => implies(read(a), read(b), options),
    disjoint: (a, b, options) => disjoint(read(a), read(b), options),
    difference: (a, b, options) => difference(read(a), read(b), options),
  };
}

const span = { start: 0, end: 0 };

const byPart =
  (rewrite: (part: Expression) => Expression): ((rule: Rule) => Rule) =>
  (rule) =>
    rewritten(rule, rewrite);

/** Misreadings that somebody could believe in. */
export const misreadings: Readonly<Record<string, (rule: Rule) => Rule>> = {
  "a negated operator takes in nobody without a value": byPart((part) =>
    part.kind === "comparison" &&
    part.operator.name.startsWith("n") &&
    part.value.kind !== "null" &&
    part.operand.kind === "reference"
      ? {
          kind: "and",
          operands: [
            part,
            {
              ...part,
              operator: { ...part.operator, name: "ne" },
              value: { kind: "null", span },
            },
          ],
          span,
        }
      : part,
  ),
  "-any looks for another item in every part of its body": byPart((part) =>
    part.kind === "quantified" && part.quantifier.name === "any" && part.body.kind === "and"
      ? {
          kind: "and",
          operands: part.body.operands.map((body): Expression => ({ ...part, body })),
          span,
        }
      : part,
  ),
  "-all takes in nobody without items": byPart((part) =>
    part.kind === "quantified" && part.quantifier.name === "all"
      ? {
          kind: "and",
          operands: [part, { ...part, quantifier: { name: "any", span } }],
          span,
        }
      : part,
  ),
  "-startsWith finds anywhere": byPart((part) =>
    part.kind === "comparison" && part.operator.name === "startsWith"
      ? { ...part, operator: { ...part.operator, name: "contains" } }
      : part,
  ),
  "the first value of a list is all of it": byPart((part) =>
    part.kind === "comparison" && part.value.kind === "list"
      ? { ...part, value: { ...part.value, items: part.value.items.slice(0, 1) } }
      : part,
  ),
};

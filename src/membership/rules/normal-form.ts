import type { Condition, Quantification, Test } from "../../check/checked-rule.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import type { Property, PropertyType } from "../../schema/property.ts";
import type { HeldType } from "../../directory/check-properties.ts";
import {
  type Comparison,
  comparisonOf,
  equalComparison,
  quantifiedComparison,
  unsetComparison,
} from "./comparison.ts";
import type { Node } from "./node.ts";

/** Where comparisons get their numbers: the column of a property, and a comparison's id in it. */
export interface Interning {
  columnOf(name: string, type: HeldType): number;
  intern(column: number, comparison: Comparison): number;
}

/** Writes a condition in negation normal form, its comparisons interned. */
export const normalForm = (condition: Condition, interning: Interning): Node =>
  nodeOf(condition, false, interning);

function nodeOf(condition: Condition, isNegated: boolean, interning: Interning): Node {
  switch (condition.kind) {
    case "and":
    case "or": {
      const parts = condition.operands.map((operand) => nodeOf(operand, isNegated, interning));
      return joined((condition.kind === "and") === isNegated ? "or" : "and", parts);
    }
    case "not":
      return nodeOf(condition.operand, !isNegated, interning);
    case "test":
      if (condition.source.kind !== "property")
        throw new TypeError("a test of an item stands outside a quantifier");
      return testNode(condition, condition.source.property, isNegated, interning);
    case "quantified":
      return quantifiedNode(condition, isNegated, interning);
    case "member-of": {
      const { name, type } = condition.property;
      const column = interning.columnOf(name, type);
      return leaf(
        isNegated,
        column,
        equals(column, "string collection", condition.groups, interning),
      );
    }
    case "direct-reports": {
      const column = interning.columnOf("manager", "reference");
      return leaf(isNegated, column, equals(column, "string", [condition.manager], interning));
    }
    default:
      return condition satisfies never;
  }
}

function testNode(
  test: Test,
  { name, type }: Property,
  isNegated: boolean,
  interning: Interning,
): Node {
  const column = interning.columnOf(name, type);
  const { negates } = comparisonOperators[test.operator];
  const { value } = test;
  const ids =
    value.kind === "strings"
      ? equals(column, type, value.texts, interning)
      : [
          interning.intern(
            column,
            value.kind === "null" ? unsetComparison(type) : comparisonOf(type, test),
          ),
        ];
  return leaf(isNegated !== negates, column, ids);
}

const equals = (
  column: number,
  type: PropertyType,
  texts: readonly string[],
  interning: Interning,
): number[] => texts.map((text) => interning.intern(column, equalComparison(type, text)));

/**
 * Takes a quantifier over texts apart. `-any` of a positive comparison is what the same comparison says of the
 * collection itself, `-any` of alternatives is alternatives of `-any`, and `-all` is `-any` of the contrary, negated. What is left
 * is asked of the collection as a whole.
 */
function quantifiedNode(whole: Quantification, isNegated: boolean, interning: Interning): Node {
  const { property, quantifier, body } = whole;
  const isAll = quantifier === "all";
  const column = interning.columnOf(property.name, property.type);
  const ids =
    property.type === "string collection" ? someElement(body, isAll, column, interning) : undefined;
  if (ids !== undefined) return leaf(isNegated !== isAll, column, ids);
  return leaf(isNegated, column, [interning.intern(column, quantifiedComparison(whole))]);
}

/** Comparisons of which an element must satisfy one for the body to hold of it; undefined where it is not that simple. */
function someElement(
  body: Condition,
  isNegated: boolean,
  column: number,
  interning: Interning,
): number[] | undefined {
  const comparisons = alternatives(body, isNegated);
  return comparisons?.map((comparison) => interning.intern(column, comparison));
}

function alternatives(body: Condition, isNegated: boolean): Comparison[] | undefined {
  switch (body.kind) {
    case "not":
      return alternatives(body.operand, !isNegated);
    case "and":
    case "or": {
      if ((body.kind === "and") !== isNegated) return undefined;
      const parts = body.operands.map((operand) => alternatives(operand, isNegated));
      return parts.some((part) => part === undefined)
        ? undefined
        : parts.flatMap((part) => part ?? []);
    }
    case "test": {
      const { negates } = comparisonOperators[body.operator];
      if (negates !== isNegated || body.value.kind === "null") return undefined;
      if (body.value.kind === "strings")
        return body.value.texts.map((text) => equalComparison("string collection", text));
      return [comparisonOf("string collection", body)];
    }
    case "quantified":
    case "member-of":
    case "direct-reports":
      return undefined;
    default:
      return body satisfies never;
  }
}

const leaf = (isNegated: boolean, column: number, ids: readonly number[]): Node => ({
  kind: isNegated ? "none" : "any",
  column,
  comparisons: [...new Set(ids)].toSorted((a, b) => a - b),
});

/**
 * Joins parts. Nested junctions of the same kind become one; alternatives of one column become one `any`, and what must all
 * be false of one column one `none`.
 */
function joined(kind: "and" | "or", parts: readonly Node[]): Node {
  const mergeable = kind === "or" ? "any" : "none";
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const merged = new Map<number, Node>();
  const others: Node[] = [];
  for (const part of flat) {
    if (part.kind !== mergeable) others.push(part);
    else {
      const known = merged.get(part.column);
      const ids = known?.kind === mergeable ? known.comparisons : [];
      merged.set(part.column, leaf(kind === "and", part.column, [...ids, ...part.comparisons]));
    }
  }
  const all = [...others, ...merged.values()];
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { kind, parts: all };
}

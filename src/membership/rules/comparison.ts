import type { Test } from "../../check/checked-rule.ts";
import { type Leaf } from "../../eval/evaluate.ts";
import { meaningOf, type ValueTest } from "../../eval/meaning.ts";
import { questionOf } from "../../eval/compile.ts";
import { comparisonOperators, type PositiveOperator } from "../../grammar/operators.ts";
import { print } from "../../grammar/print.ts";
import type { PropertyType } from "../../schema/property.ts";
import { fold } from "../../text/ignore-case.ts";
import type { TextProbe } from "../../text/matcher/text-probe.ts";
import { compilePattern } from "../../text/pattern/compile-pattern.ts";

/**
 * A question about the value of one property that many rules may share: always the positive form, as a negated operator
 * is its complement.
 */
export interface Comparison {
  /** The same for two comparisons of one property only if they are the same question. */
  readonly key: string;
  readonly test: ValueTest;
  /** The same question for a matcher of texts; of a collection, it is asked of every element. */
  readonly probe?: TextProbe;
  /** What is compared with `system.now`: whether the value is at or after it (`ge`), or at or before it, moved by so much. */
  readonly clock?: ClockReading;
}

export interface ClockReading {
  readonly operator: "ge" | "le";
  readonly milliseconds: number;
}

/** Whether the property has no value. */
export const unsetComparison = (type: PropertyType): Comparison => ({
  key: "unset",
  test: meaningOf(type, "eq", { kind: "null" }),
});

/** Whether a text, or an element of a collection, equals this one. */
export function equalComparison(type: PropertyType, text: string): Comparison {
  const folded = fold(text);
  return {
    key: `eq ${folded}`,
    test: meaningOf(type, "eq", { kind: "string", text }),
    probe: { kind: "eq", folded },
  };
}

/** The positive form of a test that is neither of `null` nor of a list. */
export function comparisonOf(type: PropertyType, { operator, value }: Test): Comparison {
  const { positive } = comparisonOperators[operator];
  const test = meaningOf(type, positive, value);
  switch (value.kind) {
    case "string":
      return { ...textComparison(type, positive, value.text), test };
    case "pattern":
      return {
        key: `match ${value.source}`,
        test,
        probe: { kind: "match", pattern: value.pattern, test: compilePattern(value.pattern) },
      };
    case "boolean":
      return { key: `eq ${value.isTrue}`, test };
    case "instant":
      return { key: `${positive} ${value.milliseconds}`, test };
    case "now": {
      const clock = { operator: orderingOf(positive), milliseconds: value.milliseconds };
      return { key: `${positive} now ${value.milliseconds}`, test, clock };
    }
    case "version":
      return { key: `${positive} ${value.version.join(".")}`, test };
    case "null":
    case "strings":
      throw new TypeError(`a comparison with ${value.kind} is made of others`);
    default:
      return value satisfies never;
  }
}

const orderingOf = (operator: PositiveOperator): "ge" | "le" => (operator === "le" ? "le" : "ge");

type TextOperator = Exclude<TextProbe["kind"], "match">;

function textComparison(
  type: PropertyType,
  operator: PositiveOperator,
  text: string,
): Pick<Comparison, "key" | "probe"> {
  const folded = fold(text);
  const key = `${operator} ${folded}`;
  if (!isTextOperator(operator) || type === "boolean" || type === "date") return { key };
  return { key, probe: { kind: operator, folded } };
}

const isTextOperator = (operator: PositiveOperator): operator is TextOperator =>
  operator === "eq" ||
  operator === "startsWith" ||
  operator === "endsWith" ||
  operator === "contains";

/** A quantifier as a whole, where its body cannot be taken apart: asked of the collection by the compiled predicate. */
export function quantifiedComparison(leaf: Extract<Leaf, { kind: "quantified" }>): Comparison {
  const question = questionOf(leaf);
  const { name } = leaf.property;
  return {
    key: `whole ${print(leaf.written)}`,
    test: (value, now) => question({ [name]: value }, now),
  };
}

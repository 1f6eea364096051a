import type { Condition, Test, Value } from "../../check/checked-rule.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { fold } from "../../text/ignore-case.ts";

/** A text that two conditions share only if they mean the same: letter case of values and order make no difference. */
export const keyOf = (condition: Condition): string => JSON.stringify(shapeOf(condition));

/** What a condition is without the `-not`s before it, and whether they leave it as it is or turn it round. */
export function signedKeyOf(condition: Condition): {
  readonly key: string;
  readonly holds: boolean;
} {
  if (condition.kind === "not") {
    const { key, holds } = signedKeyOf(condition.operand);
    return { key, holds: !holds };
  }
  const holds = condition.kind !== "test" || !comparisonOperators[condition.operator].negates;
  return { key: JSON.stringify(positiveShapeOf(condition)), holds };
}

function shapeOf(condition: Condition): readonly unknown[] {
  const { key, holds } = signedKeyOf(condition);
  return [holds, key];
}

function positiveShapeOf(condition: Exclude<Condition, { kind: "not" }>): readonly unknown[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return [condition.kind, condition.operands.map(keyOf).toSorted()];
    case "test":
      return [
        sourceKey(condition.source),
        comparisonOperators[condition.operator].positive,
        ...valueShape(condition.value),
      ];
    case "quantified":
      return [condition.quantifier, condition.property.name, keyOf(condition.body)];
    case "member-of":
      return [condition.kind, condition.groups.map(fold).toSorted()];
    case "direct-reports":
      return [condition.kind, fold(condition.manager)];
    default:
      return condition satisfies never;
  }
}

const sourceKey = (source: Test["source"]): readonly string[] =>
  source.kind === "item" ? [source.kind] : [source.kind, source.property.name];

function valueShape(value: Value): readonly unknown[] {
  switch (value.kind) {
    case "null":
      return [value.kind];
    case "string":
      return [value.kind, fold(value.text)];
    case "strings":
      return [value.kind, [...new Set(value.texts.map(fold))].toSorted()];
    case "boolean":
      return [value.kind, value.isTrue];
    case "instant":
    case "now":
      return [value.kind, value.milliseconds];
    case "version":
      return [value.kind, value.version];
    case "pattern":
      return [value.kind, value.source];
    default:
      return value satisfies never;
  }
}

import type { Condition, Test, Value } from "../../check/checked-rule.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { fold } from "../../text/ignore-case.ts";

/** A text that two conditions share only if they mean the same: letter case of values and order make no difference. */
export function keyOf(condition: Condition): string {
  const known = keys.get(condition);
  if (known !== undefined) return known;
  const { of, holds } = withoutNegations(condition);
  // A text of JSON, put together of those of the parts: strings within strings would double their escapes each time.
  const key = `[${holds},${positiveKeyOf(of)}]`;
  keys.set(condition, key);
  return key;
}

const keys = new WeakMap<Condition, string>();

type Positive = Exclude<Condition, { kind: "not" }>;

/** What a condition is without the `-not`s before it, and whether they, and its operator, leave it as it is or turn it round. */
function withoutNegations(condition: Condition): {
  readonly of: Positive;
  readonly holds: boolean;
} {
  if (condition.kind === "not") {
    const { of, holds } = withoutNegations(condition.operand);
    return { of, holds: !holds };
  }
  const isNegated = condition.kind === "test" && comparisonOperators[condition.operator].negates;
  return { of: condition, holds: !isNegated };
}

function positiveKeyOf(condition: Positive): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return `["${condition.kind}",${condition.operands.map(keyOf).toSorted().join(",")}]`;
    case "quantified":
      return `["${condition.quantifier}",${JSON.stringify(condition.property.name)},${keyOf(condition.body)}]`;
    case "test":
      return JSON.stringify([
        sourceKey(condition.source),
        comparisonOperators[condition.operator].positive,
        ...valueShape(condition.value),
      ]);
    case "member-of":
      return JSON.stringify([condition.kind, condition.groups.map(fold).toSorted()]);
    case "direct-reports":
      return JSON.stringify([condition.kind, fold(condition.manager)]);
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

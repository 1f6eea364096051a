import type { CheckedRule, Condition } from "../src/index.ts";

/** A comparison of a rule, or what it asks of a collection, as it is written, and the property that it reads. */
export interface RuleComparison {
  readonly text: string;
  readonly property: string;
}

/** The comparisons of a rule. */
export const comparisonsOf = ({ condition }: CheckedRule, text: string): RuleComparison[] =>
  Array.from(leavesOf(condition), ({ property, span: { start, end } }) => ({
    text: text.slice(start, end),
    property,
  }));

/** How many different comparisons there are. */
export function distinctComparisons(rules: readonly { rule: CheckedRule; text: string }[]): number {
  const texts = new Set<string>();
  for (const { rule, text } of rules)
    for (const comparison of comparisonsOf(rule, text)) texts.add(comparison.text);
  return texts.size;
}

interface Leaf {
  readonly property: string;
  readonly span: { readonly start: number; readonly end: number };
}

function* leavesOf(condition: Condition): Generator<Leaf> {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const operand of condition.operands) yield* leavesOf(operand);
      return;
    case "not":
      yield* leavesOf(condition.operand);
      return;
    case "test":
      if (condition.source.kind === "property")
        yield { property: condition.source.property.name, span: condition.written.span };
      return;
    case "quantified":
    case "member-of":
      yield { property: condition.property.name, span: condition.written.span };
      return;
    case "direct-reports":
      yield { property: "manager", span: condition.written.span };
      return;
    default:
      condition satisfies never;
  }
}

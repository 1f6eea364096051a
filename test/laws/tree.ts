import type { Expression, Rule, Span } from "../../src/index.ts";

/** A tree without its spans: two rules are the same when they differ in spans only. */
export function withoutSpans(tree: Rule): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value)),
  );
}

/** Every span in a tree, or in anything made of plain data. */
export function spansIn(data: unknown): Span[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) =>
    key === "span" ? [value as Span] : spansIn(value),
  );
}

/** The rule with every comparison and quantifier of it put through `rewrite`: the way to plant a fault in a meaning. */
export function rewritten(rule: Rule, rewrite: (part: Expression) => Expression): Rule {
  return rule.kind === "direct-reports" || rule.kind === "member-of" ? rule : part(rule);

  function part(expression: Expression): Expression {
    switch (expression.kind) {
      case "and":
      case "or":
        return { ...expression, operands: expression.operands.map(part) };
      case "not":
        return { ...expression, operand: part(expression.operand) };
      case "quantified":
        return rewrite({ ...expression, body: part(expression.body) });
      case "comparison":
        return rewrite(expression);
      case "member-of":
        return expression;
      default:
        return expression satisfies never;
    }
  }
}

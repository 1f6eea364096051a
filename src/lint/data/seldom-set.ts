import type { Condition } from "../../check/checked-rule.ts";
import { report } from "../../grammar/report.ts";
import type { Span } from "../../grammar/span.ts";
import { usualThresholds } from "../lint-options.ts";
import type { RuleLint } from "../lint.ts";
import { outOf } from "../out-of.ts";
import { populationFor } from "./population-for.ts";

/** An attribute that few have decides about few; the rest are unset, which negations take in. */
export const seldomSet: RuleLint = (rule, options) => {
  const population = populationFor(rule, options);
  if (population === undefined) return [];
  const { fillRate = usualThresholds.fillRate } = options.thresholds ?? {};
  const first = new Map<string, Span>();
  for (const { name, span } of readings(rule.condition)) {
    if (!first.has(name)) first.set(name, span);
  }
  return [...first].flatMap(([name, span]) => {
    const filled = population.filled(name);
    if (filled === undefined || filled >= fillRate * population.size) return [];
    return [
      report("seldom-set", span, `${outOf(filled, population)} have a value of \`${name}\``, {
        hint: "for everybody else it counts as unset",
      }),
    ];
  });
};

interface Reading {
  readonly name: string;
  readonly span: Span;
}

/** The attributes that are read for their values: whoever compares with `null` knows that they can be unset. */
function readings(condition: Condition): Reading[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.flatMap(readings);
    case "not":
      return readings(condition.operand);
    case "test":
      return condition.source.kind === "property" && condition.value.kind !== "null"
        ? [{ name: condition.source.property.name, span: condition.written.operand.span }]
        : [];
    case "quantified":
    case "member-of":
      return [{ name: condition.property.name, span: condition.written.property.span }];
    case "direct-reports":
      return [{ name: "manager", span: condition.written.span }];
    default:
      return condition satisfies never;
  }
}

import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import type { DiagnosticCode } from "../grammar/diagnostic-code.ts";
import type { Diagnostic, Severity } from "../grammar/diagnostic.ts";
import { comparisonOperators } from "../grammar/operators.ts";
import { inOrder } from "../grammar/report.ts";
import { duplicateLiteral } from "./duplicate-literal.ts";
import { expensiveMatch } from "./expensive-match.ts";
import { negationMatchesUnset } from "./negation-matches-unset.ts";
import { vacuousAll } from "./vacuous-all.ts";

/**
 * Looks at one part of a rule and says what is legal but unwise about it. `set` holds the names of properties that
 * have a value wherever the part counts.
 */
export type Lint = (condition: Condition, set: ReadonlySet<string>) => readonly Diagnostic[];

/** What a rule is linted for. */
export interface LintContext {
  /** Another severity for a lint, or `off`. */
  readonly severities?: Readonly<Partial<Record<DiagnosticCode, Severity | "off">>>;
}

const lints: readonly Lint[] = [negationMatchesUnset, vacuousAll, duplicateLiteral, expensiveMatch];

/** Says what is legal but unwise about a rule. */
export function lint(
  { condition }: CheckedRule,
  { severities = {} }: LintContext = {},
): readonly Diagnostic[] {
  const found = Array.from(partsOf(condition, new Set()), ({ part, set }) =>
    lints.flatMap((look) => look(part, set)),
  ).flat();
  return inOrder(
    found.flatMap((diagnostic): Diagnostic[] => {
      const severity = severities[diagnostic.code] ?? diagnostic.severity;
      return severity === "off" ? [] : [{ ...diagnostic, severity }];
    }),
  );
}

/** A condition and all that it is made of, with the properties that have a value where it counts. */
function* partsOf(
  part: Condition,
  set: ReadonlySet<string>,
): Generator<{ part: Condition; set: ReadonlySet<string> }> {
  yield { part, set };
  if (part.kind === "and") {
    const inside = new Set([...set, ...part.operands.flatMap(impliesSet)]);
    for (const operand of part.operands) yield* partsOf(operand, inside);
  } else if (part.kind === "or") for (const operand of part.operands) yield* partsOf(operand, set);
  else if (part.kind === "not") yield* partsOf(part.operand, set);
  else if (part.kind === "quantified") yield* partsOf(part.body, set);
}

/** The property that must have a value for a condition to hold, where that is plain to see. */
function impliesSet(condition: Condition): string[] {
  if (condition.kind === "quantified")
    return condition.quantifier === "any" ? [condition.property.name] : [];
  if (condition.kind !== "test" || condition.source.kind !== "property") return [];
  const isNull = condition.value.kind === "null";
  return comparisonOperators[condition.operator].negates === isNull
    ? [condition.source.property.name]
    : [];
}

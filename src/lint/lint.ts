import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import type { DiagnosticCode } from "../grammar/diagnostic-code.ts";
import type { Diagnostic, Severity } from "../grammar/diagnostic.ts";
import { inOrder } from "../grammar/report.ts";
import { duplicateLiteral } from "./duplicate-literal.ts";
import { expensiveMatch } from "./expensive-match.ts";
import { negationMatchesUnset } from "./negation-matches-unset.ts";
import { vacuousAll } from "./vacuous-all.ts";

/** Looks at one part of a rule and says what is legal but unwise about it. */
export type Lint = (condition: Condition) => readonly Diagnostic[];

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
): Diagnostic[] {
  const found = [...partsOf(condition)].flatMap((part) => lints.flatMap((look) => look(part)));
  return inOrder(
    found.flatMap((diagnostic): Diagnostic[] => {
      const severity = severities[diagnostic.code] ?? diagnostic.severity;
      return severity === "off" ? [] : [{ ...diagnostic, severity }];
    }),
  );
}

/** A condition and all that it is made of. */
function* partsOf(condition: Condition): Generator<Condition> {
  yield condition;
  if (condition.kind === "and" || condition.kind === "or")
    for (const operand of condition.operands) yield* partsOf(operand);
  else if (condition.kind === "not") yield* partsOf(condition.operand);
  else if (condition.kind === "quantified") yield* partsOf(condition.body);
}

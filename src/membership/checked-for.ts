import { check } from "../check/check.ts";
import type { CheckedRule } from "../check/checked-rule.ts";
import { report } from "../grammar/report.ts";
import type { Result } from "../grammar/result.ts";
import type { SubjectKind } from "../schema/property.ts";

/** Whom a rule must be about; its own prefixes say so where this is left out. */
export interface RuleOptions {
  readonly subject?: SubjectKind;
}

/** Checks a rule for an engine; one that reads the clock needs an engine that was given the time. */
export function checkedFor(
  rule: string | CheckedRule,
  { subject }: RuleOptions,
  hasClock: boolean,
): Result<CheckedRule> {
  const isReady = typeof rule !== "string" && (subject === undefined || subject === rule.subject);
  const result: Result<CheckedRule> = isReady
    ? { ok: true, value: rule, diagnostics: [] }
    : check(typeof rule === "string" ? rule : rule.rule, { subject });
  if (!result.ok || !result.value.readsClock || hasClock) return result;
  const { span } = result.value.rule;
  const hint = "give the engine `now` when it begins, or advance it first";
  const message = "the rule reads `system.now`, and the engine was given no time";
  const diagnostic = report("missing-clock", span, message, { hint });
  return { ok: false, diagnostics: [...result.diagnostics, diagnostic] };
}

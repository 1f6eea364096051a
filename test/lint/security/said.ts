import {
  check,
  type CheckedRule,
  type Diagnostic,
  lint,
  type LintOptions,
} from "../../../src/index.ts";

/** A rule that is known to be legal. */
export function checkedRule(rule: string): CheckedRule {
  const result = check(rule);
  if (!result.ok) throw new TypeError(`not legal: ${rule}`);
  return result.value;
}

/** What the lints of security say of a rule. */
export const said = (rule: string, options: LintOptions = {}): readonly Diagnostic[] =>
  lint(checkedRule(rule), { kinds: ["security"], ...options });

/** The messages of one code. */
export const saidOf = (code: string, rule: string, options: LintOptions = {}): string[] =>
  said(rule, options).flatMap((diagnostic) =>
    diagnostic.code === code ? [diagnostic.message] : [],
  );

/** The hints of one code. */
export const hintsOf = (code: string, rule: string, options: LintOptions = {}): string[] =>
  said(rule, options).flatMap(({ code: given, hint = "" }) => (given === code ? [hint] : []));

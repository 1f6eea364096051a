import { check, type Diagnostic, lint, type LintOptions } from "../../../src/index.ts";

/** What the lints of data and of other groups say of a rule, in the order of the text. */
export function lintsOf(rule: string, options: Omit<LintOptions, "kinds">): readonly Diagnostic[] {
  const result = check(rule);
  if (!result.ok) throw new Error(`not legal: ${rule}`);
  return lint(result.value, { kinds: [], ...options });
}

/** The same on a line each: what is said, of what, and the advice. */
export const linesOf = (rule: string, options: Omit<LintOptions, "kinds">): string[] =>
  lintsOf(rule, options).map(
    ({ code, message, span, hint }) =>
      `${code} [${rule.slice(span.start, span.end)}] ${message}${hint === undefined ? "" : ` (${hint})`}`,
  );

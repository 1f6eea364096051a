import { check } from "../check/check.ts";
import type { CheckedRule } from "../check/checked-rule.ts";
import { hasErrors } from "../grammar/report.ts";
import type { NamedRule } from "./rules-input.ts";
import { showDiagnostic } from "./show-diagnostics.ts";
import type { Terminal } from "./terminal.ts";

/** A rule that is legal. */
export interface LegalRule extends NamedRule {
  readonly checked: CheckedRule;
}

/** Checks rules; shows the errors of those that are not legal on standard error, and leaves them out. */
export function legalRules(
  rules: readonly NamedRule[],
  { note, noteColors }: Terminal,
): LegalRule[] {
  return rules.flatMap((rule) => {
    const result = check(rule.text);
    if (result.ok)
      return [
        {
          title: rule.title,
          text: rule.text,
          ...(rule.group && { group: rule.group }),
          checked: result.value,
        },
      ];
    const faults = result.diagnostics.filter((diagnostic) => hasErrors([diagnostic]));
    for (const diagnostic of faults) note(`${showDiagnostic(rule, diagnostic, noteColors)}\n`);
    return [];
  });
}

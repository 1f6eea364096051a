import { check } from "../check/check.ts";
import type { CheckedRule } from "../check/checked-rule.ts";
import { hasErrors } from "../grammar/report.ts";
import { withoutBreaks } from "./one-line.ts";
import type { NamedRule } from "./rules-input.ts";
import { showDiagnostic } from "./show-diagnostics.ts";
import type { Terminal } from "./terminal.ts";

/** A rule that may stand in no file. */
type GivenRule = Omit<NamedRule, "source"> & Partial<Pick<NamedRule, "source">>;

/** A rule that is legal. */
export interface LegalRule extends GivenRule {
  readonly checked: CheckedRule;
}

/** Checks rules; shows what is wrong with those that are not legal, or not decided yet, on standard error, and leaves them out. */
export function legalRules(
  rules: readonly GivenRule[],
  { note, noteColors }: Terminal,
): LegalRule[] {
  return rules.flatMap((rule) => {
    const undecidable = rule.source?.undecidable;
    if (undecidable !== undefined) {
      note(
        `${rule.title}: ${noteColors.yellow("not looked at")}, as ${withoutBreaks(undecidable)}\n`,
      );
      return [];
    }
    const result = check(rule.text);
    if (result.ok)
      return [
        {
          title: rule.title,
          text: rule.text,
          ...(rule.group && { group: rule.group }),
          ...(rule.source && { source: rule.source }),
          checked: result.value,
        },
      ];
    const faults = result.diagnostics.filter((diagnostic) => hasErrors([diagnostic]));
    for (const diagnostic of faults) note(`${showDiagnostic(rule, diagnostic, noteColors)}\n`);
    return [];
  });
}

import { check } from "../../check/check.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import { findingsOf } from "../../exchange/finding.ts";
import type { RuleReport } from "../../exchange/reports/report.ts";
import type { RuleSource } from "../../exchange/rule-source.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { inOrder } from "../../grammar/report.ts";
import type { LintOptions } from "../../lint/lint-options.ts";
import { lint } from "../../lint/lint.ts";
import type { Population } from "../../lint/data/population.ts";
import type { SubjectKind } from "../../schema/property.ts";
import type { KnownGroups } from "./known-groups.ts";

/** A rule that was read, before it is linted. */
export interface ReadRule {
  readonly source: RuleSource;
  /** The rule, where it is legal. */
  readonly checked: CheckedRule | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads rules; one that is not decidable has no diagnostics. */
export const readRules = (
  sources: readonly RuleSource[],
  subject: SubjectKind | undefined,
): ReadRule[] =>
  sources.map((source) => {
    if (source.undecidable !== undefined) return { source, checked: undefined, diagnostics: [] };
    const result = check(source.text, { subject });
    return {
      source,
      checked: result.ok ? result.value : undefined,
      diagnostics: result.diagnostics,
    };
  });

/** What rules are seen beside. */
export interface Surroundings {
  readonly known: KnownGroups;
  /** The users or devices that there are, where they are given. */
  readonly populations: ReadonlyMap<SubjectKind, Population>;
}

/**
 * Says what is wrong with rules, and what is unwise about them.
 *
 * @param options for all rules; whose a rule is and whom it is about comes with each
 */
export function lookAtRules(
  rules: readonly ReadRule[],
  options: LintOptions,
  { known: { groups, areAll }, populations }: Surroundings,
): RuleReport[] {
  const { severities } = options;
  const forAll: LintOptions = {
    ...options,
    // One group alone has nobody beside it.
    ...(groups.length > 1 && { groups }),
    ...(!areAll && { severities: { ...severities, "dangling-id": "off" } }),
  };
  return rules.map(({ source, checked, diagnostics }) => {
    if (checked === undefined) {
      const isLegal = source.undecidable === undefined ? false : undefined;
      return { source, isLegal, findings: findingsOf(source, diagnostics) };
    }
    const population = populations.get(checked.subject);
    const advice = lint(checked, {
      ...forAll,
      ...(population !== undefined && { population }),
      ...(source.group !== undefined && { groupId: source.group.id }),
    });
    const all = inOrder([...diagnostics.flatMap((one) => graded(one, options)), ...advice]);
    return { source, isLegal: true, findings: findingsOf(source, all) };
  });
}

/** A warning of the language with the severity that is wanted; lints have theirs already. */
function graded(diagnostic: Diagnostic, { severities = {} }: LintOptions): Diagnostic[] {
  const severity = severities[diagnostic.code] ?? diagnostic.severity;
  return severity === "off" ? [] : [{ ...diagnostic, severity }];
}

import type { Severity } from "../../grammar/diagnostic.ts";
import type { Finding } from "../finding.ts";
import type { RuleSource } from "../rule-source.ts";

/** What was found in one rule that was looked at. */
export interface RuleReport {
  readonly source: RuleSource;
  /** Whether the rule is legal; `undefined` where nobody can say yet what the rule is. */
  readonly isLegal: boolean | undefined;
  readonly findings: readonly Finding[];
}

/** From which severity on a finding fails the whole. */
export type FailLevel = Severity | "never";

/** All levels, the strictest first. */
export const failLevels: Readonly<Record<FailLevel, true>> = {
  hint: true,
  warning: true,
  error: true,
  never: true,
};

/** Tells whether a finding is at or above a level. */
export const fails = ({ diagnostic }: Finding, level: FailLevel): boolean =>
  level !== "never" && rank[diagnostic.severity] >= rank[level];

const rank: Readonly<Record<Severity, number>> = { hint: 0, warning: 1, error: 2 };

/** Why nobody can say yet what a rule is, as a message; `undefined` where it is known. */
export const doubtOf = ({ source: { undecidable } }: RuleReport): string | undefined =>
  undecidable === undefined ? undefined : `the rule is not decidable: ${undecidable}`;

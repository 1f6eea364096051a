import type { DiagnosticCode } from "../../grammar/diagnostic-code.ts";
import type { LintKind, LintOptions, Thresholds } from "../../lint/lint-options.ts";
import type { FailLevel } from "../../exchange/reports/report.ts";

/** What `muster.config.json` holds. */
export interface Config {
  /** The address of the file's JSON schema, for editors. */
  readonly $schema?: string;
  readonly severities?: NonNullable<LintOptions["severities"]>;
  readonly lints?: readonly LintKind[];
  readonly channels?: NonNullable<LintOptions["channels"]>;
  readonly thresholds?: Partial<Thresholds>;
  readonly allow?: readonly Allowance[];
  readonly failLevel?: FailLevel;
}

/** A finding that somebody looked at and accepts. */
export interface Allowance {
  /** The group's id or name, or the name of a rule's file, in any letter case; `*` stands for any characters. */
  readonly group: string;
  readonly code: DiagnosticCode;
  readonly reason: string;
  /** The last day on which it counts, in UTC, as `2027-01-31`. */
  readonly until?: string;
}

/** A configuration, and where it stands. */
export interface ReadConfig {
  readonly config: Config;
  /** Where an allowance starts, as `file:line:column`. */
  readonly placeOf: (allowance: number) => string;
}

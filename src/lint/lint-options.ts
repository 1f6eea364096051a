import type { DiagnosticCode } from "../grammar/diagnostic-code.ts";
import type { Severity } from "../grammar/diagnostic.ts";
import type { Channel } from "../analysis/reach/channels.ts";
import type { KnownGroup } from "./groups/known-groups.ts";
import type { Population } from "./data/population.ts";

/** What lints are about: whether a rule says what is meant, what it costs, who can talk their way in. */
export type LintKind = "meaning" | "cost" | "security";

/** For what a rule is linted, and by which measures. */
export interface LintOptions {
  /** The kinds of lints; those of meaning and cost where this is left out. Lints about data and other groups look where these are given. */
  readonly kinds?: readonly LintKind[];
  /** Another severity for a diagnostic, or `off`, which is the usual one of `disjoint-groups`. */
  readonly severities?: Readonly<Partial<Record<DiagnosticCode, Severity | "off">>>;
  /** How much the ways count in which attributes can be written; a way that is left out counts as usual. */
  readonly channels?: Readonly<Partial<Record<Channel, "trusted" | "untrusted">>>;
  readonly thresholds?: Partial<Thresholds>;
  /** The users or devices that there are, for lints that look at data. */
  readonly population?: Population;
  /** The other groups that there are, and whose ids are known. */
  readonly groups?: readonly KnownGroup[];
  /** The id of the group whose rule it is. */
  readonly groupId?: string;
}

/** The severity that is wanted of a diagnostic instead of its own, if any. */
export const severityOf = (
  code: DiagnosticCode,
  { severities = {} }: LintOptions,
): Severity | "off" | undefined =>
  severities[code] ?? (offUnlessAsked.has(code) ? "off" : undefined);

/** Tells whether a diagnostic is not wanted. */
export const isOff = (code: DiagnosticCode, options: LintOptions): boolean =>
  severityOf(code, options) === "off";

/** What is so of nearly every group, so that nobody reads it who did not ask. */
const offUnlessAsked: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(["disjoint-groups"]);

/** From where on something is said. */
export interface Thresholds {
  /** Part of the greatest length, from 0 to 1. */
  readonly ruleLength: number;
  /** Alternatives or exclusions in a chain. */
  readonly chain: number;
  /** Part of the population that has an attribute, from 0 to 1: below it the attribute is seldom set. */
  readonly fillRate: number;
  /** Part of the population, from 0 to 1: a branch that as many satisfy is one of everybody. */
  readonly everybody: number;
}

/** The usual measures. */
export const usualThresholds: Thresholds = {
  ruleLength: 0.8,
  chain: 3,
  fillRate: 0.05,
  everybody: 1,
};

import type { AnalysisOptions } from "../../analysis/analysis-options.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { LegalRule } from "../legal-rules.ts";
import { UsageError } from "../usage-error.ts";
import { pairRelation, type PairRelation } from "./pair-relation.ts";

/** Two rules, and how they stand to each other. */
export interface ComparedPair {
  readonly a: LegalRule;
  readonly b: LegalRule;
  readonly options: AnalysisOptions;
  readonly found: PairRelation;
  /** How they stand to each other where a subject may hold any values, if that is something else. */
  readonly ofAnyValues: PairRelation | undefined;
}

/**
 * Compares two rules.
 *
 * @throws UsageError where one is about users and the other about devices
 */
export function comparedPair(a: LegalRule, b: LegalRule, options: AnalysisOptions): ComparedPair {
  if (a.checked.subject !== b.checked.subject)
    throw new UsageError(
      `A is about ${a.checked.subject}s, and B is about ${b.checked.subject}s`,
      "nobody is both: compare two rules about users, or two about devices",
    );
  const found = pairRelation(a.checked, b.checked, options);
  return { a, b, options, found, ofAnyValues: unlike(found, a, b, options) };
}

/** How the command ends. */
export function codeOfPair({ found }: ComparedPair, asksForDifferences: boolean): ExitCode {
  if (found.relation === "undecided") return exitCode.undecided;
  return asksForDifferences && found.relation !== "equivalent" ? exitCode.different : exitCode.fine;
}

function unlike(
  { relation }: PairRelation,
  a: LegalRule,
  b: LegalRule,
  options: AnalysisOptions,
): PairRelation | undefined {
  if (options.values === "any" || relation === "undecided") return undefined;
  const found = pairRelation(a.checked, b.checked, { ...options, values: "any" });
  return found.relation === relation || found.relation === "undecided" ? undefined : found;
}

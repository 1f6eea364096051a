import type { Diagnostic } from "../grammar/diagnostic.ts";
import type { LineColumn } from "./line-column.ts";
import type { RuleSource } from "./rule-source.ts";

/** A diagnostic where it stands in a file. */
export interface Finding {
  readonly source: RuleSource;
  readonly diagnostic: Diagnostic;
  readonly start: LineColumn;
  /** Behind the last character. */
  readonly end: LineColumn;
}

/** Places the diagnostics of a rule in its file. */
export const findingsOf = (source: RuleSource, diagnostics: readonly Diagnostic[]): Finding[] =>
  diagnostics.map((diagnostic) => ({
    source,
    diagnostic,
    start: source.placeOf(diagnostic.span.start),
    end: source.placeOf(diagnostic.span.end),
  }));

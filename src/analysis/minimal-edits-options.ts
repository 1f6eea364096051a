import type { AnalysisOptions } from "./analysis-options.ts";

/**
 * What edits are wanted. A rule that reads the clock needs `now`. The budget is that of each of many questions; all of
 * them together may cost five times as much.
 */
export interface MinimalEditsOptions extends AnalysisOptions {
  /** Whether the rule is to hold; the opposite of what it says now where this is left out. */
  readonly wanted?: boolean | undefined;
  /** Attributes that may not change, in any letter case; `objectId` where this is left out. */
  readonly locked?: readonly string[] | undefined;
  /** How many alternatives are listed at most, a whole number from 0 on; 4 where it is left out. */
  readonly alternatives?: number | undefined;
}

/** What an analysis takes for granted, and how long it may take. */
export interface AnalysisOptions {
  /** The time for `system.now`; where it is left out, rules are compared at every time there is. */
  readonly now?: Date | undefined;
  /**
   * Whom there can be. `catalogued`, the usual: properties with a closed vocabulary hold nothing else, and everybody has
   * an `objectId`. `any`: every subject that can be written down.
   */
  readonly values?: "catalogued" | "any" | undefined;
  /** The greatest amount of work, a whole number from 1 on; beyond it the answer is `undecided`. */
  readonly budget?: number | undefined;
}

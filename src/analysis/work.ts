/** The work that an analysis may still do, counted in steps of automata, comparisons tried and choices made. */
export interface Work {
  left: number;
}

/** What an analysis may do where nobody says: about a second. */
export const usualWork = 1_000_000;

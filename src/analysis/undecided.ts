/** Why an analysis has no answer: it never guesses. */
export interface Undecided {
  /**
   * `budget`: the work allowed was not enough; `pattern`: a pattern of `-match` is of a kind that is not analyzed;
   * `unproved`: evaluation does not confirm what was found.
   */
  readonly code: "budget" | "pattern" | "unproved";
  /** One sentence. */
  readonly message: string;
  readonly hint: string;
}

/** Why nothing is given out that evaluation does not confirm; `what` says what was found. */
export const unproved = (what: string): Undecided => ({
  code: "unproved",
  message: `${what} was found of which evaluation says something else`,
  hint: "this is a fault of the analysis; please report the rule",
});

/** The answer that is none. */
export interface NoAnswer {
  readonly holds?: undefined;
  readonly undecided: Undecided;
}

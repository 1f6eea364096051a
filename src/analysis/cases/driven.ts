import type { Undecided } from "../undecided.ts";

/** What became of an answer of a comparison. */
export type Driven =
  /** Some case rests on it. */
  | { readonly kind: "decisive" }
  /** Some case shows it. `isProved`: none can rest on it; else that is not known. */
  | { readonly kind: "shown"; readonly isProved: boolean }
  /** It is proved that the comparison never gives this answer. */
  | { readonly kind: "never" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

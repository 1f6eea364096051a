import type { Undecided } from "../undecided.ts";

/** Values that satisfy a formula, that there are none, or why that is not known. */
export type Solution =
  | {
      readonly kind: "found";
      /** By the keys of the variables: texts, booleans, dates as texts, lists; what is left out is unset. */
      readonly values: ReadonlyMap<string, unknown>;
      /** The time, in milliseconds since 1970, where the formula depends on it. */
      readonly now: number | undefined;
    }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

import type { Undecided } from "../undecided.ts";
import type { Reached } from "./reachability.ts";

/** Whether there is a way in, of one kind. */
export type WayAnswer<Way extends Reached = Reached> =
  | { readonly kind: "found"; readonly reached: Way }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Nothing is given out that evaluation does not confirm. */
export const unproved: Undecided = {
  code: "unproved",
  message: "a way in was found of which evaluation says something else",
  hint: "this is a fault of the analysis; please report the rule",
};

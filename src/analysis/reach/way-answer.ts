import type { Undecided } from "../undecided.ts";
import type { Reached } from "./reachability.ts";

/** Whether there is a way in, of one kind. */
export type WayAnswer<Way extends Reached = Reached> =
  | { readonly kind: "found"; readonly reached: Way }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

import type { Undecided } from "../undecided.ts";
import type { Work } from "../work.ts";
import type { TextDemand } from "./text-claim.ts";

/** A text that meets all demands, or that there is none. */
export type TextAnswer =
  | { readonly kind: "found"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/**
 * Finds a text, not empty, that meets all demands: the first of the `liked` ones that does, else one put together of what
 * the demands name, else a shortest one, of the most readable units.
 */
export function findText(
  demands: readonly TextDemand[],
  liked: readonly string[],
  work: Work,
): TextAnswer {
  throw new TypeError(`not built yet: ${demands.length} ${liked.length} ${work.left}`);
}

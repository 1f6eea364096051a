import type { Formula } from "../formula/formula.ts";
import type { Space } from "../formula/space.ts";
import type { Undecided } from "../undecided.ts";

/** Values that satisfy a formula, that there are none, or why that is not known. */
export type Solution =
  | {
      readonly kind: "found";
      /** By the keys of the variables: texts, booleans, instants as ISO texts, lists; what is left out is unset. */
      readonly values: ReadonlyMap<string, unknown>;
      /** The time, in milliseconds since 1970, where the formula depends on it. */
      readonly now: number | undefined;
    }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Finds values of the variables for which a formula holds, few and readable ones. The budget of the space's options is for one call. */
export function solve(formula: Formula, space: Space): Solution {
  throw new TypeError(`not built yet: ${formula.kind} ${String(space)}`);
}

import type { Undecided } from "../undecided.ts";
import type { Asking } from "./run.ts";

/** Whether variables can have values of which some literals hold, and such values. */
export type DomainAnswer =
  | {
      readonly kind: "some";
      /** By the key of the variable; a variable that is unset is left out. */
      readonly sample: (asking: Asking) => Sample;
    }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Values, and the time where they depend on it. */
export interface Sample {
  readonly values: readonly (readonly [key: string, value: unknown])[];
  readonly now?: number;
}

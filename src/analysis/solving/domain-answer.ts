import type { Undecided } from "../undecided.ts";
import type { Asking } from "./run.ts";

/** Whether variables can have values of which some literals hold, and such values. */
export type DomainAnswer =
  | {
      readonly kind: "some";
      /** Such values; `undefined` where the work is not enough to find them. */
      readonly sample: (asking: Asking) => Sample | undefined;
    }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Values, and the time where they depend on it. */
export interface Sample {
  readonly values: readonly (readonly [key: string, value: unknown])[];
  readonly now?: number;
}

import type { Place } from "./pattern.ts";

/** One step of a program; `next` and `other` are the numbers of steps, `set` and `table` those of sets and tables. */
export type Step =
  /** Consumes one unit of the set. */
  | { readonly kind: "unit"; readonly set: number; readonly next: number }
  /** Goes on at `next` or, where that leads nowhere, at `other`. */
  | { readonly kind: "split"; readonly next: number; readonly other: number }
  | { readonly kind: "assertion"; readonly place: Place; readonly next: number }
  /** Asks the table of a lookaround whether it matches here. */
  | {
      readonly kind: "look";
      readonly table: number;
      readonly negated: boolean;
      readonly next: number;
    }
  /** Goes on where the table of an atomic group says that it ends: at `next` if that is here, else at `other`. */
  | {
      readonly kind: "atomic";
      readonly table: number;
      readonly next: number;
      readonly other: number;
    }
  | { readonly kind: "accept" };

/** The steps that match a pattern. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

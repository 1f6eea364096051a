import type { Place } from "./pattern.ts";

/**
 * One step of a program. `next`, `other`, `far` and `body` are numbers of steps, `set` is that of a set.
 *
 * A `body` is the first step of a pattern within the pattern, which goes the same way; `table` is the number of one that
 * goes the other way and is asked beforehand.
 */
export type Step =
  | { readonly kind: "accept" }
  /** Consumes one unit of the set. */
  | { readonly kind: "unit"; readonly set: number; readonly next: number }
  /** Goes on at `next` or, where that leads nowhere, at `other`. */
  | { readonly kind: "split"; readonly next: number; readonly other: number }
  | { readonly kind: "assertion"; readonly place: Place; readonly next: number }
  | {
      readonly kind: "look";
      readonly body: number;
      readonly negated: boolean;
      readonly next: number;
    }
  | {
      readonly kind: "look-up";
      readonly table: number;
      readonly negated: boolean;
      readonly next: number;
    }
  /** Goes on where the body's preferred match ends: at `next` if that is here, else at `far`. */
  | {
      readonly kind: "atomic";
      readonly body: number;
      readonly next: number;
      readonly far: number;
    };

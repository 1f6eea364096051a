import type { Subject } from "../eval/subject.ts";
import type { NoAnswer } from "./undecided.ts";

/** A subject that shows something; evaluated before it is given out. */
export interface Witness {
  /** A user or a device; what it does not hold is unset. */
  readonly witness: Subject;
  /** The time at which it shows it, where a rule reads the clock. */
  readonly now?: Date;
}

/** Whether somebody satisfies a rule, and who. */
export type Satisfiability =
  | (Witness & { readonly holds: true })
  | { readonly holds: false }
  | NoAnswer;

/** Whether something holds of everybody, or of whom it does not. */
export type Verdict = { readonly holds: true } | (Witness & { readonly holds: false }) | NoAnswer;

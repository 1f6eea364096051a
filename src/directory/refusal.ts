import type { Diagnostic } from "../grammar/diagnostic.ts";
import type { RefusalCode } from "./refusal-codes.ts";

/** Why something was not done, and what would allow it. */
export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence in lower case, what the user gave in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** What is wrong with a rule, or with data. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Titles of the plans of which any one would allow it. */
  readonly allowedBy?: readonly string[];
}

/** Something to think of that nobody is asked to do. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

/** A value, with what to think of, or why there is none. */
export type Decision<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly refusal: Refusal };

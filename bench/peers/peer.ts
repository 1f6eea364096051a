import type { Condition, Subject } from "../../src/index.ts";

/** A library that people would pick instead. */
export interface Peer {
  /** Its name in the registry. */
  readonly name: string;
  /** What its language has no words for; for the table. */
  readonly lacks: string;
  /** Puts a condition into its language and makes it ready to be asked, as far as the library can. */
  readonly compile: (condition: Condition, manner: Manner) => Answer | undefined;
}

/**
 * How text is compared. None of the peers ignores letter case by itself: `folded` makes it do so by what it offers for
 * that, a function of its own, one that is registered with it, or regular expressions.
 */
export type Manner = "as it is" | "folded";

/** Tells whether a user satisfies a condition. The users are those with every key, `null` where nothing is set. */
export type Answer = (user: Subject, now: Date) => boolean;

/** What is registered with the peers that take functions. */
export const fold = (value: unknown): unknown =>
  typeof value === "string" ? value.toUpperCase() : value;

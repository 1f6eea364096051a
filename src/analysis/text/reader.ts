import type { UnitSet } from "../../text/pattern/unit-set.ts";

/**
 * A claim as an automaton that reads a text unit by unit, each state worked out when it is first reached.
 *
 * Two units that are both in, or both not in, each of its `sets` are the same to it.
 */
export interface Reader {
  readonly sets: Iterable<UnitSet>;
  readonly first: ReaderState;
  /** Returns the state when a unit has been read in a state that is not settled. */
  step(state: ReaderState, unit: number): ReaderState;
  /** Tells whether the claim holds if the text ends in this state. */
  accepts(state: ReaderState): boolean;
  /** Returns the units that lead on from a state, where all others settle that the claim does not hold. */
  ways?(state: ReaderState): readonly number[];
  /** Returns how many units are missing at least for the claim to hold, as far as that is known: it guides a search. */
  owed(state: ReaderState): number;
}

/** The number of a state: from 0 on, or one of the two settled ones. */
export type ReaderState = number;

/** Whatever follows, the claim holds; or it does not. */
export const settledTrue: ReaderState = -1;
export const settledFalse: ReaderState = -2;

/** Tells whether the claim holds if the text ends in this state, settled or not. */
export function acceptsAt(reader: Reader, state: ReaderState): boolean {
  return state < 0 ? state === settledTrue : reader.accepts(state);
}

/** Returns the state behind a text that is read in any state. */
export function readAll(reader: Reader, state: ReaderState, text: string): ReaderState {
  let current = state;
  for (let index = 0; index < text.length && current >= 0; index++) {
    current = reader.step(current, text.charCodeAt(index));
  }
  return current;
}

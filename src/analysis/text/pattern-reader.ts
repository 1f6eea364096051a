import { endClass, lastLineFeedClass } from "../../text/pattern/alphabet.ts";
import { Automaton, found, lost, type State } from "../../text/pattern/automaton.ts";
import type { Pattern } from "../../text/pattern/pattern.ts";
import { unitSet, type UnitSet } from "../../text/pattern/unit-set.ts";
import type { Work } from "../work.ts";
import { settledFalse, settledTrue, type Reader, type ReaderState } from "./reader.ts";

/** Reads whether a text has a match of a pattern that does not look ahead. */
export class PatternReader implements Reader {
  readonly sets: readonly UnitSet[];
  readonly first: ReaderState;
  private readonly automaton: Automaton;
  private readonly work: Work;
  private readonly states: Standing[] = [];
  private readonly numbers = new Map<string, ReaderState>();
  private readonly steps = new Map<number, ReaderState>();
  private readonly answers = new Map<ReaderState, boolean>();

  constructor(pattern: Pattern, work: Work) {
    this.automaton = new Automaton(pattern, false);
    this.work = work;
    this.sets = setsOf(this.automaton);
    work.left -= costOf(this.automaton);
    this.first = this.numberOf({ onward: this.automaton.first() });
  }

  step(state: ReaderState, unit: number): ReaderState {
    const key = state * 0x10000 + unit;
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const next = this.numberOf(this.standingAfter(this.states[state]?.onward ?? lost, unit));
    this.steps.set(key, next);
    return next;
  }

  accepts(state: ReaderState): boolean {
    const known = this.answers.get(state);
    if (known !== undefined) return known;
    const standing = this.states[state];
    const last = standing?.ending ?? standing?.onward ?? lost;
    const answer = this.after(last, endClass) === found;
    this.answers.set(state, answer);
    return answer;
  }

  owed(state: ReaderState): number {
    return this.accepts(state) ? 0 : 1;
  }

  private standingAfter(state: State, unit: number): Standing {
    const onward = this.after(state, this.automaton.alphabet.classOf(unit));
    if (unit !== lineFeed || !this.automaton.asksLastLine) return { onward };
    const ending = this.after(state, lastLineFeedClass);
    return ending === onward ? { onward } : { onward, ending };
  }

  private after(state: State, unitClass: number): State {
    if (state === found || state === lost) return state;
    this.work.left -= costOf(this.automaton);
    return this.automaton.after(state, unitClass);
  }

  private numberOf({ onward, ending }: Standing): ReaderState {
    if (ending === undefined && onward === found) return settledTrue;
    if (ending === undefined && onward === lost) return settledFalse;
    // What a state says begins with a low character, so that a digit there tells the two kinds of keys apart.
    const key = ending === undefined ? onward : `${onward.length}:${onward}${ending}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.states.push(ending === undefined ? { onward } : { onward, ending }) - 1;
    this.numbers.set(key, number);
    return number;
  }
}

/** Returns the sets of units that the automaton tells apart. */
export function setsOf({ alphabet, asksLastLine }: Automaton): readonly UnitSet[] {
  return asksLastLine ? [...alphabet.sets, unitSet(lineFeed)] : alphabet.sets;
}

/** Returns the work of one step of the automaton. */
export const costOf = (automaton: Automaton): number => 3 + (automaton.size >> 6);

/** Where a text has been read up to; `ending` is the state if a line feed just read is the last unit. */
interface Standing {
  readonly onward: State;
  readonly ending?: State;
}

export const lineFeed = 10;

import { endClass, lastLineFeedClass } from "../../text/pattern/alphabet.ts";
import { Automaton, found, lost, type State } from "../../text/pattern/automaton.ts";
import type { Pattern } from "../../text/pattern/pattern.ts";
import type { UnitSet } from "../../text/pattern/unit-set.ts";
import type { Work } from "../work.ts";
import { costOf, lineFeed, setsOf } from "./pattern-reader.ts";
import { settledFalse, settledTrue, type Reader, type ReaderState } from "./reader.ts";
import { UnitPartition } from "./unit-partition.ts";

/**
 * Reads whether a text has a match of a pattern that looks ahead, and not behind.
 *
 * Its automaton reads from the end, so a state here is the set of the automaton's states from which what has been read,
 * read backward, ends in a match: 16 in a character, as they are looked up.
 */
export class LookaheadReader implements Reader {
  readonly sets: readonly UnitSet[];
  readonly first: ReaderState;
  private readonly automaton: Automaton;
  private readonly work: Work;
  private readonly partition: UnitPartition;
  /** The automaton's states; by state and class of units, the one that follows. */
  private readonly behind: State[] = [];
  private readonly numbers = new Map<State, number>();
  private readonly after: number[] = [];
  private readonly afterLastLineFeed: number;
  private readonly states: Standing[] = [];
  private readonly standings = new Map<string, ReaderState>();
  private readonly steps = new Map<number, ReaderState>();

  constructor(pattern: Pattern, work: Work) {
    this.automaton = new Automaton(pattern, true);
    this.work = work;
    this.sets = setsOf(this.automaton);
    this.partition = new UnitPartition(this.sets);
    const first = this.automaton.first();
    this.numberOf(first);
    const { asksLastLine } = this.automaton;
    this.afterLastLineFeed = asksLastLine ? this.numberOf(this.move(first, lastLineFeedClass)) : 0;
    this.explore();
    const matching = this.behind.map(
      (state) => state === found || this.move(state, endClass) === found,
    );
    this.first = this.standingOf(bitsOf(matching), undefined);
  }

  step(state: ReaderState, unit: number): ReaderState {
    const unitClass = this.partition.classOf(unit);
    const key = state * 0x10000 + unitClass;
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const next = this.standingAfter(this.states[state]?.bits ?? "", unit, unitClass);
    this.steps.set(key, next);
    return next;
  }

  accepts(state: ReaderState): boolean {
    const standing = this.states[state];
    return standing !== undefined && (standing.ending ?? hasBit(standing.bits, 0));
  }

  owed(state: ReaderState): number {
    return this.accepts(state) ? 0 : 1;
  }

  private standingAfter(bits: string, unit: number, unitClass: number): ReaderState {
    const width = this.partition.representatives.length;
    this.work.left -= 1 + (this.behind.length >> 4);
    const matching = this.behind.map((_, index) =>
      hasBit(bits, this.after[index * width + unitClass] ?? 0),
    );
    const isLast = this.automaton.asksLastLine && unit === lineFeed;
    return this.standingOf(
      bitsOf(matching),
      isLast ? hasBit(bits, this.afterLastLineFeed) : undefined,
    );
  }

  private standingOf(bits: string, ending: boolean | undefined): ReaderState {
    const count = this.behind.length;
    let matching = 0;
    for (let index = 0; index < count; index++) if (hasBit(bits, index)) matching++;
    if (matching === count && ending !== false) return settledTrue;
    if (matching === 0 && ending !== true) return settledFalse;
    const key = `${ending === undefined ? "" : String(ending)}:${bits}`;
    const known = this.standings.get(key);
    if (known !== undefined) return known;
    const number = this.states.push(ending === undefined ? { bits } : { bits, ending }) - 1;
    this.standings.set(key, number);
    return number;
  }

  /** Finds all states of the automaton, unless the work runs out first: then no answer is given anyway. */
  private explore(): void {
    const classes = this.partition.representatives;
    for (let index = 0; index < this.behind.length && this.work.left > 0; index++) {
      const state = this.behind[index] ?? lost;
      for (const unit of classes) {
        const unitClass = this.automaton.alphabet.classOf(unit);
        this.after.push(this.numberOf(this.move(state, unitClass)));
      }
    }
  }

  private move(state: State, unitClass: number): State {
    if (state === found || state === lost) return state;
    this.work.left -= costOf(this.automaton);
    return this.automaton.after(state, unitClass);
  }

  private numberOf(state: State): number {
    const known = this.numbers.get(state);
    if (known !== undefined) return known;
    const number = this.behind.push(state) - 1;
    this.numbers.set(state, number);
    return number;
  }
}

/** Where a text has been read up to; `ending` tells of a line feed just read whether there is a match if it is the last unit. */
interface Standing {
  readonly bits: string;
  readonly ending?: boolean;
}

function bitsOf(flags: readonly boolean[]): string {
  const words = Array.from({ length: (flags.length >> 4) + 1 }, () => 0);
  flags.forEach((flag, index) => {
    if (flag) words[index >> 4] = (words[index >> 4] ?? 0) | (1 << (index & 15));
  });
  return words.map((word) => String.fromCharCode(word)).join("");
}

const hasBit = (bits: string, index: number): boolean =>
  ((bits.charCodeAt(index >> 4) >> (index & 15)) & 1) === 1;

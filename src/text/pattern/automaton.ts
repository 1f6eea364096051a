import { Alphabet, endClass, lastLineFeedClass, type UnitClass } from "./alphabet.ts";
import { wordUnits } from "./named-units.ts";
import type { Pattern, Place } from "./pattern.ts";
import {
  edgeSide,
  lastLineFeedSide,
  lineFeedSide,
  places,
  placesBetween,
  wordSide,
  type Side,
} from "./place.ts";
import {
  acceptCode,
  lookCode,
  negatedLookCode,
  placeCode,
  programOf,
  splitCode,
  unitCode,
  type Program,
} from "./program.ts";
import { unitSet, type UnitSet } from "./unit-set.ts";

/**
 * What is known at a position when a text has been read up to there: one character for the unit just read, then which of
 * the steps that consume units consumed it on the way to a match. Few such steps are listed by number; for many there is
 * a bit for each step, 16 in a character. A string, as states are looked up.
 */
export type State = string;

/** There is a match, or there can be none any more; no state begins like these. */
export const found: State = "found";
export const lost: State = "lost";

/**
 * Finds out in one reading whether a text has a match, reading against the way in which its program matches.
 *
 * So it knows at each position, for each step, whether a match that stands there ends in what has been read: it follows
 * all ways at once, and has the answers of lookarounds into what has been read.
 */
export class Automaton {
  readonly alphabet: Alphabet;
  readonly readsBackward: boolean;
  /** A line feed that ends the text has to be told from others. */
  readonly asksLastLine: boolean;
  private readonly program: Program;
  private readonly unitSteps: readonly number[];
  private readonly idleSteps: readonly number[];
  /** The numbers of two sets that places ask for, if the program asks for such places. */
  private readonly words: number;
  private readonly lineFeeds: number;
  private readonly isAnchored: boolean;

  /** Takes a pattern without atomic groups, all of whose lookarounds look to where the reading comes from. */
  constructor(pattern: Pattern, readsBackward: boolean) {
    const numbers = new Map<UnitSet, number>();
    const program = programOf(pattern, { sets: numbers, tableOf: refuse }, !readsBackward);
    const sets = [...numbers.keys()];
    this.words = (program.sides & wordSide) === 0 ? -1 : sets.push(wordUnits()) - 1;
    this.lineFeeds = (program.sides & lineFeedSide) === 0 ? -1 : sets.push(unitSet(10)) - 1;
    this.alphabet = new Alphabet(sets);
    this.readsBackward = readsBackward;
    this.asksLastLine = (program.sides & lastLineFeedSide) !== 0;
    this.program = program;
    const steps = [...program.codes.keys()];
    this.unitSteps = steps.filter((step) => program.codes[step] === unitCode);
    this.idleSteps = steps.filter((step) => program.codes[step] !== unitCode);
    if (row.length < steps.length) row = new Uint8Array(steps.length * 2);
    this.isAnchored = this.canBeginAtEdgeOnly();
  }

  /** How many steps the program has. */
  get size(): number {
    return this.program.codes.length;
  }

  /** Returns the state before anything is read. */
  first(): State {
    return String.fromCharCode(edgeSide & this.program.sides);
  }

  /** Returns the state when a unit of the class has been read; behind the end of the text it is `found` or `lost`. */
  after(state: State, unitClass: UnitClass): State {
    const { program, unitSteps, alphabet } = this;
    this.enter(state);
    const side = this.sideOf(unitClass);
    const known = state.charCodeAt(0) & ~manySteps;
    this.settle(this.readsBackward ? placesBetween(side, known) : placesBetween(known, side));
    if (row[program.start] === 1) return found;
    if (unitClass === endClass) return lost;
    const consumed: number[] = [];
    for (let index = 0; index < unitSteps.length; index++) {
      const step = unitSteps[index] ?? 0;
      if (row[program.next[step] ?? 0] !== 1) continue;
      if (alphabet.holds(program.operands[step] ?? 0, unitClass)) consumed.push(index);
    }
    const isOver = consumed.length === 0 && this.isAnchored && unitClass !== lastLineFeedClass;
    return isOver ? lost : stateOf(side, consumed, unitSteps.length);
  }

  /** Puts what a state says of the steps that consume units into the row. */
  private enter(state: State): void {
    const { unitSteps } = this;
    row.fill(0, 0, this.size);
    if ((state.charCodeAt(0) & manySteps) === 0) {
      for (let at = 1; at < state.length; at++) row[unitSteps[state.charCodeAt(at)] ?? 0] = 1;
      return;
    }
    for (let index = 0; index < unitSteps.length; index++) {
      row[unitSteps[index] ?? 0] = (state.charCodeAt((index >> 4) + 1) >> (index & 15)) & 1;
    }
  }

  /** Works out the rest of the row for a position, when the steps that consume units are in it. */
  private settle(placeBits: number): void {
    const { codes, operands, next, other } = this.program;
    for (const step of this.idleSteps) {
      const operand = operands[step] ?? 0;
      const following = row[next[step] ?? 0] ?? 0;
      switch (codes[step] ?? acceptCode) {
        case acceptCode:
          row[step] = 1;
          break;
        case splitCode:
          row[step] = following | (row[other[step] ?? 0] ?? 0);
          break;
        case placeCode:
          row[step] = following & (placeBits >> operand);
          break;
        case lookCode:
          row[step] = following & (row[operand] ?? 0);
          break;
        case negatedLookCode:
          row[step] = following & (1 - (row[operand] ?? 0));
          break;
        default:
      }
    }
  }

  private sideOf(unitClass: UnitClass): Side {
    const { sides } = this.program;
    if (sides === 0) return 0;
    if (unitClass === endClass) return sides & edgeSide;
    const word = this.words >= 0 && this.alphabet.holds(this.words, unitClass) ? wordSide : 0;
    const isLineFeed = this.lineFeeds >= 0 && this.alphabet.holds(this.lineFeeds, unitClass);
    const lineFeed = isLineFeed ? lineFeedSide : 0;
    return word | lineFeed | (unitClass === lastLineFeedClass ? lastLineFeedSide : 0);
  }

  /** Tells whether a match has to touch the edge where the reading begins, a line feed that ends the text aside. */
  private canBeginAtEdgeOnly(): boolean {
    const { codes, next, start } = this.program;
    if (codes.includes(lookCode) || codes.includes(negatedLookCode)) return false;
    row.fill(0, 0, this.size);
    const edges: readonly Place[] = this.readsBackward
      ? ["text-end", "last-line-end"]
      : ["text-start"];
    this.settle(edges.reduce((bits, edge) => bits & ~(1 << places.indexOf(edge)), -1));
    return row[start] === 0 && this.unitSteps.every((step) => row[next[step] ?? 0] === 0);
  }
}

/** By step, whether a match stands there at the position: room that all automata use, each for one call. */
let row: Uint8Array = new Uint8Array(256);

/** Beside what a state says of the unit just read: it has a bit for each step. */
const manySteps = 16;

function stateOf(side: Side, consumed: readonly number[], count: number): State {
  const words = (count >> 4) + 1;
  if (consumed.length <= words) return String.fromCharCode(side, ...consumed);
  const bits = Array.from({ length: words }, () => 0);
  for (const index of consumed) bits[index >> 4] = (bits[index >> 4] ?? 0) | (1 << (index & 15));
  return String.fromCharCode(side | manySteps, ...bits);
}

function refuse(): never {
  throw new TypeError("a lookaround looks to where the reading goes");
}

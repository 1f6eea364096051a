import {
  classLimit,
  endClass,
  lastLineFeedClass,
  type Alphabet,
  type UnitClass,
} from "./alphabet.ts";
import type { Pattern } from "./pattern.ts";
import { found, lost, Powerset, type State } from "./powerset.ts";

/**
 * A search by table: a row for each state, a column for each class of units, each cell worked out when first needed.
 *
 * A full table is begun anew: its memory is bounded, and a unit costs at worst what the powerset takes for it.
 */
export class Dfa {
  private readonly powerset: Powerset;
  private readonly alphabet: Alphabet;
  private generation: number;
  private width: number;
  /** Row after row; a cell holds the number of the first cell of the next row, or one of three small numbers. */
  private cells: Uint16Array = new Uint16Array(0);
  private end = 0;
  private firstRow: number = unknownRow;
  private states: State[] = [];
  private rows = new Map<State, number>();
  private stateUnits = 0;

  /** Takes a pattern without lookarounds and atomic groups. */
  constructor(pattern: Pattern) {
    this.powerset = new Powerset(pattern);
    this.alphabet = this.powerset.alphabet;
    this.generation = this.alphabet.generation;
    this.width = 8;
    this.clear();
  }

  /** Tells whether the value has a match. */
  matches(value: string): boolean {
    const { powerset, alphabet } = this;
    if (this.firstRow === unknownRow) this.firstRow = this.rowOf(powerset.first());
    let row = this.firstRow;
    if (row <= foundRow) return row === foundRow;
    let { cells } = this;
    let { latin } = alphabet;
    const { length } = value;
    const isLastApart = powerset.looksAhead && value.charCodeAt(length - 1) === lineFeed;
    const stop = isLastApart ? length - 1 : length;
    for (let index = 0; index < stop; index++) {
      const unit = value.charCodeAt(index);
      const unitClass = unit < 256 ? latin[unit] : alphabet.known(unit);
      let next = cells[row + (unitClass ?? 0)] ?? unknownRow;
      if (next <= foundRow) {
        if (next === unknownRow) next = this.follow(row, alphabet.classOf(unit));
        if (next <= foundRow) return next === foundRow;
        ({ cells } = this);
        ({ latin } = alphabet);
      }
      row = next;
    }
    if (!powerset.looksAhead) return false;
    if (isLastApart) {
      row = this.follow(row, lastLineFeedClass);
      if (row <= foundRow) return row === foundRow;
    }
    return this.follow(row, endClass) === foundRow;
  }

  /** Returns the row behind a unit of the class, from the table if it is there. */
  private follow(row: number, unitClass: UnitClass): number {
    const state = this.states[(row - firstCell) / this.width] ?? lost;
    const { alphabet } = this;
    if (alphabet.generation !== this.generation || alphabet.size > this.width) this.widen();
    else if (this.cells[row + unitClass] !== unknownRow)
      return this.cells[row + unitClass] ?? lostRow;
    const next = this.rowOf(this.powerset.after(state, unitClass));
    // Making that row may have emptied the table.
    const from = this.rows.get(state);
    if (from !== undefined) this.cells[from + unitClass] = next;
    return next;
  }

  private rowOf(state: State): number {
    if (state === found) return foundRow;
    if (state === lost) return lostRow;
    const known = this.rows.get(state);
    if (known !== undefined) return known;
    if (this.end + this.width > cellLimit || this.stateUnits > stateUnitLimit) this.clear();
    const row = this.end;
    this.end += this.width;
    if (this.end > this.cells.length) {
      const cells = new Uint16Array(Math.min(this.cells.length * 2, cellLimit));
      cells.set(this.cells);
      this.cells = cells;
    }
    this.rows.set(state, row);
    this.states.push(state);
    this.stateUnits += state.length;
    return row;
  }

  private widen(): void {
    this.generation = this.alphabet.generation;
    if (this.alphabet.size > this.width) this.width = Math.min(this.width * 2, classLimit);
    this.clear();
  }

  private clear(): void {
    this.cells = new Uint16Array(firstCell + this.width * 4);
    this.end = firstCell;
    this.firstRow = unknownRow;
    this.states = [];
    this.rows.clear();
    this.stateUnits = 0;
  }
}

const unknownRow = 0;
const lostRow = 1;
const foundRow = 2;
const firstCell = 3;

/** 32 KiB of cells and 64 KiB of states: hundreds of states, of which ordinary patterns have dozens. */
const cellLimit = 2 ** 14;
const stateUnitLimit = 2 ** 15;

const lineFeed = 10;

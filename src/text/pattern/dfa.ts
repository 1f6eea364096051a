import { classLimit, endClass, lastLineFeedClass, nearLimit, type UnitClass } from "./alphabet.ts";
import { found, lost, type Automaton, type State } from "./automaton.ts";

/**
 * An automaton in a table: a row for each state, a column for each near class of units, each cell worked out when first
 * needed. The cells for the other classes, of which few patterns have any, lie aside.
 *
 * A full table is begun anew: its memory is bounded, and a unit costs at worst what the automaton takes for it.
 */
export class Dfa {
  private readonly automaton: Automaton;
  private readonly cellLimit: number;
  private generation: number;
  private width = 8;
  /** Row after row; a cell holds where the next row begins, or one of the three numbers below that. */
  private cells: Uint32Array = new Uint32Array(0);
  private readonly farCells = new Map<number, number>();
  private end: number = firstCell;
  private firstRow: number = unknownRow;
  private states: State[] = [];
  private readonly rows = new Map<State, number>();
  private stateUnits = 0;

  constructor(automaton: Automaton) {
    this.automaton = automaton;
    this.cellLimit = Math.max(leastCellLimit, automaton.size * nearLimit);
    this.generation = automaton.alphabet.generation;
    this.clear();
  }

  /** Tells whether the value has a match. */
  matches(value: string): boolean {
    const { alphabet, readsBackward, asksLastLine } = this.automaton;
    const { length } = value;
    const hasLastLine = asksLastLine && length > 0 && value.charCodeAt(length - 1) === lineFeed;
    let row = this.firstRow === unknownRow ? this.begin() : this.firstRow;
    if (hasLastLine && readsBackward) row = this.follow(row, lastLineFeedClass);
    const count = hasLastLine ? length - 1 : length;
    const step = readsBackward ? -1 : 1;
    let index = readsBackward ? count - 1 : 0;
    let { cells } = this;
    let { latin } = alphabet;
    for (let unread = count; unread > 0 && row > foundRow; unread--) {
      const unit = value.charCodeAt(index);
      const unitClass = unit < 256 ? latin[unit] : alphabet.nearClassOf(unit);
      // No row has a cell for an unknown class, so this is unknown, too.
      let next = cells[row + (unitClass ?? 0)] ?? unknownRow;
      if (next === unknownRow) {
        next = this.follow(row, alphabet.classOf(unit));
        ({ cells } = this);
        ({ latin } = alphabet);
      }
      row = next;
      index += step;
    }
    if (hasLastLine && !readsBackward && row > foundRow) row = this.follow(row, lastLineFeedClass);
    if (row > foundRow) row = this.follow(row, endClass);
    return row === foundRow;
  }

  private begin(): number {
    this.firstRow = this.rowOf(this.automaton.first());
    return this.firstRow;
  }

  /** Returns the row behind a unit of the class, from the table if it is there. */
  private follow(row: number, unitClass: UnitClass): number {
    const state = this.states[(row - firstCell) / this.width] ?? lost;
    const isCurrent = this.automaton.alphabet.generation === this.generation;
    if (isCurrent && (unitClass < this.width || this.width === nearLimit)) {
      const known =
        unitClass < this.width
          ? this.cells[row + unitClass]
          : this.farCells.get(row * classLimit + unitClass);
      if (known !== undefined && known !== unknownRow) return known;
    } else {
      this.widen(unitClass);
    }
    const next = this.rowOf(this.automaton.after(state, unitClass));
    // Making that row may have emptied the table.
    const from = this.rows.get(state);
    if (from !== undefined) this.keep(from, unitClass, next);
    return next;
  }

  private keep(row: number, unitClass: UnitClass, next: number): void {
    if (unitClass < this.width) {
      this.cells[row + unitClass] = next;
      return;
    }
    if (this.farCells.size === farCellLimit) this.farCells.clear();
    this.farCells.set(row * classLimit + unitClass, next);
  }

  private rowOf(state: State): number {
    if (state === found) return foundRow;
    if (state === lost) return lostRow;
    const known = this.rows.get(state);
    if (known !== undefined) return known;
    if (this.end + this.width > this.cellLimit || this.stateUnits > stateUnitLimit) this.clear();
    const row = this.end;
    this.end += this.width;
    if (this.end > this.cells.length) {
      const cells = new Uint32Array(Math.min(this.cells.length * 2, this.cellLimit));
      cells.set(this.cells);
      this.cells = cells;
    }
    this.rows.set(state, row);
    this.states.push(state);
    this.stateUnits += state.length;
    return row;
  }

  /** Makes columns for a class that has none, or for a new alphabet. */
  private widen(unitClass: UnitClass): void {
    this.generation = this.automaton.alphabet.generation;
    while (this.width <= unitClass && this.width < nearLimit) this.width *= 2;
    this.clear();
  }

  private clear(): void {
    this.cells = new Uint32Array(firstCell + this.width * 4);
    this.farCells.clear();
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

/** 64 KiB of cells for a small pattern, 1 MiB for the largest; that is a row for each step, and more than most ever need. */
const leastCellLimit = 2 ** 14;
const farCellLimit = 2 ** 16;
const stateUnitLimit = 2 ** 16;

const lineFeed = 10;

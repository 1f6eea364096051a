import { endClass, type Alphabet, type UnitClass } from "./alphabet.ts";
import { placesBetween, sideAt } from "./place.ts";
import {
  acceptCode,
  atomicCode,
  lookCode,
  lookUpCode,
  negatedLookCode,
  negatedLookUpCode,
  placeCode,
  splitCode,
  unitCode,
  type Program,
} from "./program.ts";

/** Where a match ends that there is not. */
const none = -1;

/**
 * Runs a program of any kind over whole values.
 *
 * Goes from position to position against the way of matching, and works out for each step where the preferred match
 * ends that stands there: so no way is followed twice, however many there are.
 */
export class Sweep {
  private readonly program: Program;
  private here: Int32Array;
  private before: Int32Array;
  /** By position of the last value: whether there is a match. */
  private matches: Uint8Array = new Uint8Array(0);
  /** By step that an atomic group goes on to from afar, and position: where the preferred match ends. */
  private readonly farEnds: Map<number, Int32Array>;

  constructor(program: Program) {
    this.program = program;
    this.here = new Int32Array(program.codes.length);
    this.before = new Int32Array(program.codes.length);
    const { codes, other } = program;
    const atomic = other.filter((_, step) => codes[step] === atomicCode);
    this.farEnds = new Map(atomic.map((far) => [far, new Int32Array(0)]));
  }

  /** Tells whether a value has a match; `tables` have been over it already. */
  run(value: string, alphabet: Alphabet, tables: readonly Sweep[]): boolean {
    const { backward, start } = this.program;
    this.makeRoom(value.length + 1);
    let isFound = false;
    for (let count = 0; count <= value.length; count++) {
      const position = backward ? count : value.length - count;
      const index = backward ? position - 1 : position;
      const unitClass = count === 0 ? endClass : alphabet.classOf(value.charCodeAt(index));
      this.settle(value, position, unitClass, alphabet, tables);
      const isMatch = this.here[start] !== none;
      this.matches[position] = isMatch ? 1 : 0;
      isFound ||= isMatch;
      if (this.farEnds.size > 0) this.keepFarEnds(position);
      const { here } = this;
      this.here = this.before;
      this.before = here;
    }
    return isFound;
  }

  /** Works out the row for a position, between which and the one before stands a unit of the class. */
  private settle(
    value: string,
    position: number,
    unitClass: UnitClass,
    alphabet: Alphabet,
    tables: readonly Sweep[],
  ): void {
    const { codes, operands, next, other, sides } = this.program;
    const { here, before } = this;
    const placeBits =
      sides === 0 ? 0 : placesBetween(sideAt(value, position - 1), sideAt(value, position));
    for (let step = 0; step < codes.length; step++) {
      const operand = operands[step] ?? 0;
      const following = here[next[step] ?? 0] ?? none;
      let end = none;
      switch (codes[step] ?? acceptCode) {
        case acceptCode:
          end = position;
          break;
        case unitCode:
          if (alphabet.holds(operand, unitClass)) end = before[next[step] ?? 0] ?? none;
          break;
        case splitCode:
          end = following === none ? (here[other[step] ?? 0] ?? none) : following;
          break;
        case placeCode:
          if (((placeBits >> operand) & 1) === 1) end = following;
          break;
        case lookCode:
          if (here[operand] !== none) end = following;
          break;
        case negatedLookCode:
          if (here[operand] === none) end = following;
          break;
        case lookUpCode:
          if (tables[operand]?.matches[position] === 1) end = following;
          break;
        case negatedLookUpCode:
          if (tables[operand]?.matches[position] === 0) end = following;
          break;
        case atomicCode: {
          const bodyEnd = here[operand] ?? none;
          if (bodyEnd === position) end = following;
          else if (bodyEnd !== none) end = this.farEnds.get(other[step] ?? 0)?.[bodyEnd] ?? none;
          break;
        }
        default:
      }
      here[step] = end;
    }
  }

  private keepFarEnds(position: number): void {
    for (const [far, ends] of this.farEnds) ends[position] = this.here[far] ?? none;
  }

  private makeRoom(length: number): void {
    if (length <= this.matches.length) return;
    this.matches = new Uint8Array(length * 2);
    for (const far of this.farEnds.keys()) this.farEnds.set(far, new Int32Array(length * 2));
  }

  /** Gives back the room that was made for a value. */
  release(): void {
    this.matches = new Uint8Array(0);
    for (const far of this.farEnds.keys()) this.farEnds.set(far, new Int32Array(0));
  }
}

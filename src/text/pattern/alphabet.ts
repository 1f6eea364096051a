import { hasUnit, noUnit, type UnitSet } from "./unit-set.ts";

/**
 * A class of units that no set of a program tells apart, by number.
 *
 * Class 0 is not found out yet; two classes are no units of their own.
 */
export type UnitClass = number;
export const unknownClass: UnitClass = 0;
/** No unit: the end of the text. */
export const endClass: UnitClass = 1;
/** The line feed that is the last unit of the text. */
export const lastLineFeedClass: UnitClass = 2;

/** How many classes there can be. */
export const classLimit = 256;

/**
 * The units sorted into classes, each unit when it is first met: a pattern pays for the units of its values only.
 *
 * When there are too many classes, all is forgotten and `generation` goes up.
 */
export class Alphabet {
  generation = 0;
  /** The classes of the units below 256, to be read without a call. */
  latin: Uint8Array = new Uint8Array(256);
  private readonly sets: readonly UnitSet[];
  private pages: (Uint8Array | undefined)[] = [];
  /** By class: for each set, one bit that tells whether it holds the class's units; 16 in a character. */
  private signatures: string[] = [];
  private classes = new Map<string, UnitClass>();

  constructor(sets: readonly UnitSet[]) {
    this.sets = sets;
    this.clear();
  }

  get size(): number {
    return this.signatures.length;
  }

  /** Returns the class of the unit, or `unknownClass`. */
  known(unit: number): UnitClass {
    if (unit < 256) return this.latin[unit] ?? unknownClass;
    return this.pages[unit >> 8]?.[unit & 255] ?? unknownClass;
  }

  /** Returns the class of the unit, finding it out if need be. */
  classOf(unit: number): UnitClass {
    const known = this.known(unit);
    if (known !== unknownClass) return known;
    const signature = this.signatureOf(unit);
    let found = this.classes.get(signature);
    if (found === undefined) {
      if (this.size === classLimit) this.clear();
      found = this.signatures.push(signature) - 1;
      this.classes.set(signature, found);
    }
    this.pageOf(unit)[unit & 255] = found;
    return found;
  }

  /** Tells whether the set with this number holds the units of the class. */
  holds(set: number, unitClass: UnitClass): boolean {
    const bits = this.signatures[unitClass]?.charCodeAt(set >> 4) ?? 0;
    return ((bits >> (set & 15)) & 1) === 1;
  }

  private signatureOf(unit: number): string {
    let signature = "";
    let bits = 0;
    for (let number = 0; number < this.sets.length; number++) {
      if (hasUnit(this.sets[number] ?? noUnit, unit)) bits |= 1 << (number & 15);
      if ((number & 15) !== 15) continue;
      signature += String.fromCharCode(bits);
      bits = 0;
    }
    return signature + String.fromCharCode(bits);
  }

  private pageOf(unit: number): Uint8Array {
    if (unit < 256) return this.latin;
    return (this.pages[unit >> 8] ??= new Uint8Array(256));
  }

  private clear(): void {
    this.generation++;
    this.latin = new Uint8Array(256);
    this.pages = [];
    this.classes = new Map();
    this.signatures = ["", "", this.signatureOf(lineFeed)];
  }
}

const lineFeed = 10;

import { hasUnit, noUnit, type UnitSet } from "./unit-set.ts";

/** The number of a class of units, none of which the sets of a program tell apart; 0 if it is not found out yet. */
export type UnitClass = number;
/** No unit: the end of the text. */
export const endClass: UnitClass = 1;
/** The line feed that is the last unit of the text. */
export const lastLineFeedClass: UnitClass = 2;

/** Classes below this are near: tables have columns for them. */
export const nearLimit = 64;
/** How many classes there can be. */
export const classLimit = 4096;

/**
 * The units sorted into classes, each unit when it is first met: a pattern pays for the units of its values only.
 *
 * When there are too many classes, all is forgotten and `generation` goes up.
 */
export class Alphabet {
  generation = 0;
  /** The classes of the units below 256, 0 if they are not near, to be read without a call. */
  latin: Uint8Array = new Uint8Array(256);
  readonly sets: readonly UnitSet[];
  private pages: (Uint16Array | undefined)[] = [];
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

  /** Returns the class of the unit if it is found out and near, else 0. */
  nearClassOf(unit: number): UnitClass {
    if (unit < 256) return this.latin[unit] ?? unknownClass;
    const unitClass = this.pages[unit >> 8]?.[unit & 255] ?? unknownClass;
    return unitClass < nearLimit ? unitClass : unknownClass;
  }

  /** Returns the class of the unit, finding it out if need be. */
  classOf(unit: number): UnitClass {
    const near = unit < 256 ? this.latin[unit] : unknownClass;
    if (near !== undefined && near !== unknownClass) return near;
    const known = this.pages[unit >> 8]?.[unit & 255] ?? unknownClass;
    return known === unknownClass ? this.learn(unit) : known;
  }

  /** Tells whether the set with this number holds the units of the class. */
  holds(set: number, unitClass: UnitClass): boolean {
    const bits = this.signatures[unitClass]?.charCodeAt(set >> 4) ?? 0;
    return ((bits >> (set & 15)) & 1) === 1;
  }

  private learn(unit: number): UnitClass {
    const signature = this.signatureOf(unit);
    let unitClass = this.classes.get(signature);
    if (unitClass === undefined) {
      if (this.size === classLimit) this.clear();
      unitClass = this.signatures.push(signature) - 1;
      this.classes.set(signature, unitClass);
    }
    if (unit < 256 && unitClass < nearLimit) {
      this.latin[unit] = unitClass;
    } else {
      const page = (this.pages[unit >> 8] ??= new Uint16Array(256));
      page[unit & 255] = unitClass;
    }
    return unitClass;
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

  private clear(): void {
    this.generation++;
    this.latin = new Uint8Array(256);
    this.pages = [];
    this.classes = new Map();
    const blank = "\0".repeat((this.sets.length >> 4) + 1);
    this.signatures = [blank, blank, this.signatureOf(lineFeed)];
  }
}

/** Of a unit that is not found out yet. */
const unknownClass: UnitClass = 0;

const lineFeed = 10;

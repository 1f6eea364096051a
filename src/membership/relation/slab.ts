import { blockSizes, ownerUnits, sizeClasses } from "./size-class.ts";

/** Where a block is: its page in the high 16 bits, its first unit there in the low ones. 0 is no block. */
export type Reference = number;

/** Whose a block is, as its user counts them: a number of 32 bits. */
export type Owner = number;

const pageUnits = 65_536;

/** How long the pages of a size begin: the first one, so that a small slab is small, and the later ones. */
const firstPageUnits = 256;
const laterPageUnits = 16_384;

/** The size class of a page number that is out of use. */
const unused = -1;

const noUnits = new Uint16Array(0);

/**
 * An arena of blocks of 16-bit units, packed without gaps in any history: the pages of a size are full but for the last
 * one, because the last block of a size moves to where another is given back.
 */
export class Slab {
  /**
   * The units of each page, by the high bits of a reference. `allocate` may put a longer copy in a page's place, so they
   * are looked up after it.
   */
  public readonly units: Uint16Array<ArrayBuffer>[] = [noUnits];
  /** The size class of each page. */
  private readonly classes: number[] = [unused];
  /** For each size its pages, and how many units of the last one are taken. */
  private readonly pages: readonly number[][] = blockSizes.map((): number[] => []);
  private readonly used: number[] = blockSizes.map(() => pageUnits);
  private readonly vacant: number[] = [];
  private readonly onMoved: (owner: Owner, reference: Reference) => void;

  /** `onMoved` is told where a block went, during `free`. */
  public constructor(onMoved: (owner: Owner, reference: Reference) => void) {
    this.onMoved = onMoved;
  }

  /** The memory of all pages, in bytes. */
  public get bytes(): number {
    return this.units.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Returns a block of at least so many units, at most those of a bitmap; what they hold is left over from before. */
  public allocate(length: number, owner: Owner): Reference {
    const sizeClass = sizeClasses[length]!;
    const size = blockSizes[sizeClass]!;
    const pages = this.pages[sizeClass]!;
    if (this.used[sizeClass]! + size > pageUnits) this.openPage(sizeClass);
    const number = pages[pages.length - 1]!;
    const start = this.used[sizeClass]!;
    this.used[sizeClass] = start + size;
    if (start + size > this.units[number]!.length) this.lengthen(number, start * 2);
    const units = this.units[number]!;
    units[start] = owner & 0xffff;
    units[start + 1] = owner >>> 16;
    return (number << 16) | (start + ownerUnits);
  }

  /** Gives a block back. Another one of its size may move. */
  public free(reference: Reference): void {
    const sizeClass = this.classes[reference >>> 16]!;
    const size = blockSizes[sizeClass]!;
    const pages = this.pages[sizeClass]!;
    const number = pages[pages.length - 1]!;
    const last = this.used[sizeClass]! - size;
    const units = this.units[number]!;
    if (((number << 16) | (last + ownerUnits)) !== reference) {
      const start = (reference & 0xffff) - ownerUnits;
      const target = this.units[reference >>> 16]!;
      if (size >= 64) target.set(units.subarray(last, last + size), start);
      else for (let index = 0; index < size; index++) target[start + index] = units[last + index]!;
      this.onMoved(((units[last + 1]! << 16) | units[last]!) >>> 0, reference);
    }
    this.used[sizeClass] = last;
    if (last === 0) this.closePage(sizeClass);
  }

  /** Returns the state: the size class and the taken units of each page, and these units. They are not copied. */
  public write(): (Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>)[] {
    const units = this.units.map((page, number) => page.subarray(0, this.usedOf(number)));
    const table = units.flatMap(({ length }, number) => [this.classes[number] ?? unused, length]);
    return [Int32Array.from(table), ...units];
  }

  /**
   * Brings a new slab to the state that begins `arrays`, by copying; returns how many of them it consists of. What does
   * not fit together is a `TypeError`.
   */
  public restore(arrays: readonly (Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>)[]): number {
    const [table = noUnits] = arrays;
    const count = table.length / 2;
    for (let number = 1; number < count; number++) {
      const sizeClass = table[number * 2]!;
      const units = arrays[number + 1];
      if (!(units instanceof Uint16Array) || units.length !== table[number * 2 + 1]) {
        throw new TypeError(`page ${number} of a slab is not as long as its table says`);
      }
      this.classes.push(sizeClass);
      this.units.push(units.slice());
      if (sizeClass === unused) this.vacant.push(number);
      else this.takePage(sizeClass, number);
    }
    return count + 1;
  }

  private openPage(sizeClass: number): void {
    const pages = this.pages[sizeClass]!;
    const number = this.vacant.pop() ?? this.units.push(noUnits) - 1;
    this.classes[number] = sizeClass;
    this.lengthen(number, pages.length === 0 ? firstPageUnits : laterPageUnits);
    pages.push(number);
    this.used[sizeClass] = 0;
  }

  private closePage(sizeClass: number): void {
    const number = this.pages[sizeClass]!.pop()!;
    this.classes[number] = unused;
    this.units[number] = noUnits;
    this.vacant.push(number);
    this.used[sizeClass] = fullPage(sizeClass);
  }

  /** Makes a page about so long: whole blocks, one at least, and no longer than a page can be. */
  private lengthen(number: number, length: number): void {
    const sizeClass = this.classes[number]!;
    const size = blockSizes[sizeClass]!;
    const units = new Uint16Array(Math.min(Math.ceil(length / size) * size, fullPage(sizeClass)));
    units.set(this.units[number]!);
    this.units[number] = units;
  }

  /** Puts a restored page among those of its size; the one that is not full comes last. */
  private takePage(sizeClass: number, number: number): void {
    const pages = this.pages[sizeClass]!;
    const { length } = this.units[number]!;
    const isFull = length === fullPage(sizeClass);
    if (isFull) pages.unshift(number);
    else pages.push(number);
    if (!isFull || pages.length === 1) this.used[sizeClass] = length;
  }

  private usedOf(number: number): number {
    const sizeClass = this.classes[number]!;
    if (sizeClass === unused) return 0;
    return this.pages[sizeClass]!.at(-1) === number ? this.used[sizeClass]! : fullPage(sizeClass);
  }
}

/** How many units of a page the blocks of a size take at most. */
function fullPage(sizeClass: number): number {
  return pageUnits - (pageUnits % blockSizes[sizeClass]!);
}

import {
  bitmapCount,
  bitmapMark,
  bitmapUnits,
  createBitmap,
  flipBit,
  hasBit,
  readBitmap,
} from "./bitmap.ts";
import { sizeClasses } from "./size-class.ts";
import type { Owner, Reference, Slab } from "./slab.ts";

/**
 * A set of 16-bit values in a slab. Few are a list: their number, then the values ascending, in the smallest block that
 * holds them. Many are a bitmap. None are no block, 0.
 *
 * A block that is moved here goes to another size, so giving the old one back never moves the new one.
 */

/** What `insert` and `remove` return when they change nothing; no block begins there. */
export const unchanged = -1;

/** The most values of a list, which is then as long as the longest block but for a bitmap. */
export const longestList = 4_093;

/** With fewer a bitmap turns into a list; far from `longestList`, so that coming and going there is cheap. */
const fewestInBitmap = 3_072;

/** From so many units on, the engine's own copying is faster than a loop. */
const longCopy = 48;

/** Returns a new block of `count` ascending values from `start`. */
export function createBlock(
  slab: Slab,
  owner: Owner,
  values: Uint16Array,
  start: number,
  count: number,
): Reference {
  if (count === 0) return 0;
  const reference = slab.allocate(count > longestList ? bitmapUnits : count + 1, owner);
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  if (count > longestList) {
    createBitmap(units, offset, values, start, count);
  } else {
    units[offset] = count;
    copy(values, start, count, units, offset + 1);
  }
  return reference;
}

/** Returns how many values the block has. */
export function blockCount(slab: Slab, reference: Reference): number {
  if (reference === 0) return 0;
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  const count = units[offset]!;
  return count === bitmapMark ? bitmapCount(units, offset) : count;
}

/** Whether the value is in the block. */
export function contains(slab: Slab, reference: Reference, value: number): boolean {
  if (reference === 0) return false;
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  const count = units[offset]!;
  if (count === bitmapMark) return hasBit(units, offset, value);
  const end = offset + 1 + count;
  const place = search(units, offset + 1, end, value);
  return place < end && units[place] === value;
}

/** Puts a value in and returns the block of the owner that then holds the values, or `unchanged`. */
export function insert(slab: Slab, owner: Owner, reference: Reference, value: number): Reference {
  if (reference === 0) return createSingle(slab, owner, value);
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  const count = units[offset]!;
  if (count === bitmapMark) {
    if (hasBit(units, offset, value)) return unchanged;
    flipBit(units, offset, value);
    return reference;
  }
  const end = offset + 1 + count;
  const place = search(units, offset + 1, end, value);
  if (place < end && units[place] === value) return unchanged;
  if (count === longestList) return insert(slab, owner, toBitmap(slab, owner, reference), value);
  if (sizeClasses[count + 1] !== sizeClasses[count + 2]) {
    return moveInserting(slab, owner, reference, place - offset, value);
  }
  if (end - place >= longCopy) units.copyWithin(place + 1, place, end);
  else for (let index = end; index > place; index--) units[index] = units[index - 1]!;
  units[place] = value;
  units[offset] = count + 1;
  return reference;
}

/** Takes a value out and returns the block of the owner that then holds the values, or `unchanged`. */
export function remove(slab: Slab, owner: Owner, reference: Reference, value: number): Reference {
  if (reference === 0) return unchanged;
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  const count = units[offset]!;
  if (count === bitmapMark) {
    if (!hasBit(units, offset, value)) return unchanged;
    flipBit(units, offset, value);
    return bitmapCount(units, offset) < fewestInBitmap ? toList(slab, owner, reference) : reference;
  }
  const end = offset + 1 + count;
  const place = search(units, offset + 1, end, value);
  if (place === end || units[place] !== value) return unchanged;
  if (count === 1) {
    slab.free(reference);
    return 0;
  }
  if (sizeClasses[count + 1] !== sizeClasses[count]) {
    return moveRemoving(slab, owner, reference, place - offset);
  }
  if (end - place >= longCopy) units.copyWithin(place, place + 1, end);
  else for (let index = place + 1; index < end; index++) units[index - 1] = units[index]!;
  units[offset] = count - 1;
  return reference;
}

/** Writes the values, ascending and with the base added, to `into` from `start`. */
export function readBlock(
  slab: Slab,
  reference: Reference,
  base: number,
  into: Int32Array,
  start: number,
): void {
  if (reference === 0) return;
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  const count = units[offset]!;
  if (count === bitmapMark) {
    readBitmap(units, offset, base, into, start);
  } else {
    const first = offset + 1;
    for (let index = 0; index < count; index++) into[start + index] = base + units[first + index]!;
  }
}

/** Writes the values, ascending, to the start of `into`; returns how many there are. */
export function readValues(slab: Slab, reference: Reference, into: Uint16Array): number {
  if (reference === 0) return 0;
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  const count = units[offset]!;
  if (count === bitmapMark) {
    readBitmap(units, offset, 0, into, 0);
    return bitmapCount(units, offset);
  }
  copy(units, offset + 1, count, into, 0);
  return count;
}

function createSingle(slab: Slab, owner: Owner, value: number): Reference {
  const reference = slab.allocate(2, owner);
  const units = slab.units[reference >>> 16]!;
  const offset = reference & 0xffff;
  units[offset] = 1;
  units[offset + 1] = value;
  return reference;
}

/** The place of the first value from `start` to `end` that is not less, or `end`. Values mostly come at the end. */
function search(units: Uint16Array, start: number, end: number, value: number): number {
  if (units[end - 1]! < value) return end;
  let low = start;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (units[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Moves a list to a block of the next size, with a value more at the place from the block's start. */
function moveInserting(
  slab: Slab,
  owner: Owner,
  from: Reference,
  place: number,
  value: number,
): Reference {
  const to = slab.allocate(blockCount(slab, from) + 2, owner);
  const source = slab.units[from >>> 16]!;
  const start = from & 0xffff;
  const target = slab.units[to >>> 16]!;
  const offset = to & 0xffff;
  const count = source[start]!;
  copy(source, start, place, target, offset);
  target[offset] = count + 1;
  target[offset + place] = value;
  copy(source, start + place, count + 1 - place, target, offset + place + 1);
  slab.free(from);
  return to;
}

/** Moves a list to a block of the size before, without the value at the place from the block's start. */
function moveRemoving(slab: Slab, owner: Owner, from: Reference, place: number): Reference {
  const to = slab.allocate(blockCount(slab, from), owner);
  const source = slab.units[from >>> 16]!;
  const start = from & 0xffff;
  const target = slab.units[to >>> 16]!;
  const offset = to & 0xffff;
  const count = source[start]!;
  copy(source, start, place, target, offset);
  target[offset] = count - 1;
  copy(source, start + place + 1, count - place, target, offset + place);
  slab.free(from);
  return to;
}

function toBitmap(slab: Slab, owner: Owner, from: Reference): Reference {
  const to = slab.allocate(bitmapUnits, owner);
  const source = slab.units[from >>> 16]!;
  const start = from & 0xffff;
  createBitmap(slab.units[to >>> 16]!, to & 0xffff, source, start + 1, source[start]!);
  slab.free(from);
  return to;
}

function toList(slab: Slab, owner: Owner, from: Reference): Reference {
  const count = blockCount(slab, from);
  const to = slab.allocate(count + 1, owner);
  const target = slab.units[to >>> 16]!;
  const offset = to & 0xffff;
  target[offset] = count;
  readBitmap(slab.units[from >>> 16]!, from & 0xffff, 0, target, offset + 1);
  slab.free(from);
  return to;
}

function copy(
  from: Uint16Array,
  start: number,
  count: number,
  to: Uint16Array,
  place: number,
): void {
  if (count >= longCopy) to.set(from.subarray(start, start + count), place);
  else for (let index = 0; index < count; index++) to[place + index] = from[start + index]!;
}

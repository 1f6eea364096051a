/**
 * A set of UTF-16 units as a string of its bounds, ascending: the first unit in, the first unit out again, and so on;
 * an odd number of bounds means that the last range runs to U+FFFF.
 *
 * A string because it is immutable, takes two bytes a bound, and makes equal sets equal (`===`, keys of maps).
 */
export type UnitSet = string;

/** The units from `first` to `last`, both included. */
export interface UnitRange {
  readonly first: number;
  readonly last: number;
}

export const noUnit: UnitSet = "";
export const anyUnit: UnitSet = "\0";

/** Tells whether the unit is in the set. */
export function hasUnit(set: UnitSet, unit: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (set.charCodeAt(middle) <= unit) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** Returns the set of one unit. */
export function unitSet(unit: number): UnitSet {
  return unitsOf([{ first: unit, last: unit }]);
}

/** Returns the set of all units in the ranges, which may overlap and come in any order. */
export function unitsOf(ranges: readonly UnitRange[]): UnitSet {
  let bounds = "";
  let end = -1;
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    if (first > end) {
      if (end >= 0) bounds += String.fromCharCode(end);
      bounds += String.fromCharCode(first);
    }
    end = Math.max(end, last + 1);
  }
  if (end >= 0 && end <= 0xffff) bounds += String.fromCharCode(end);
  return bounds;
}

/** Tells whether the set has few units, as that of a letter and its variants: a text does not often have one by chance. */
export function isNarrow(set: UnitSet): boolean {
  const ranges = rangesOf(set);
  return ranges.reduce((count, { first, last }) => count + last - first + 1, 0) <= 4;
}

/** Returns the ranges of the set, ascending, none touching the next. */
export function rangesOf(set: UnitSet): UnitRange[] {
  const ranges: UnitRange[] = [];
  for (let index = 0; index < set.length; index += 2) {
    const end = index + 1 < set.length ? set.charCodeAt(index + 1) : 0x10000;
    ranges.push({ first: set.charCodeAt(index), last: end - 1 });
  }
  return ranges;
}

export function complement(set: UnitSet): UnitSet {
  return set.startsWith("\0") ? set.slice(1) : `\0${set}`;
}

export function union(a: UnitSet, b: UnitSet): UnitSet {
  if (a === noUnit || a === b) return b;
  if (b === noUnit) return a;
  return unitsOf([...rangesOf(a), ...rangesOf(b)]);
}

/** Returns the units of `a` that are not in `b`. */
export function difference(a: UnitSet, b: UnitSet): UnitSet {
  return complement(union(complement(a), b));
}

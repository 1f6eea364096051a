import type { Satisfied } from "../columns/column.ts";

/**
 * A comparison that turned true or false: its number doubled, plus one where it turned false. A rule in negation normal
 * form can only turn true where one of its leaves does: an `any` by a comparison that turned true, a `none` by one that
 * turned false.
 */
export const turnedTrue = (comparison: number): number => comparison * 2;
export const turnedFalse = (comparison: number): number => comparison * 2 + 1;

/** Writes the flips from one list of satisfied comparisons to another; how many there are with those before. */
export function writeFlips(
  before: Satisfied,
  after: Satisfied,
  into: Int32Array,
  count: number,
): number {
  let filled = count;
  let old = 0;
  let young = 0;
  while (old < before.length || young < after.length) {
    const was = old < before.length ? before[old]! : Infinity;
    const is = young < after.length ? after[young]! : Infinity;
    if (was === is) {
      old++;
      young++;
    } else if (was < is) {
      into[filled++] = turnedFalse(was);
      old++;
    } else {
      into[filled++] = turnedTrue(is);
      young++;
    }
  }
  return filled;
}

/** Whether two lists are the same. */
export function isSame(one: Satisfied, other: Satisfied): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

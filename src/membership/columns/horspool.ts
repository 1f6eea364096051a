import { foldUnit } from "../../text/ignore-case.ts";
import type { Units } from "./text-heap.ts";

/** The folded units of latin-1. */
export const narrow: Uint16Array<ArrayBuffer> = Uint16Array.from({ length: 256 }, (_, unit) =>
  foldUnit(unit),
);

export const foldedUnit = (unit: number): number => (unit < 256 ? narrow[unit]! : foldUnit(unit));

/** Whether the folded text stands at a place. */
export function isAt(units: Units, at: number, folded: Uint16Array): boolean {
  for (let index = 0; index < folded.length; index++)
    if (foldedUnit(units[at + index]!) !== folded[index]) return false;
  return true;
}

/** A search that may compare all units at every place is linear for texts of up to so many units. */
export const longestNaive = 32;

/** By narrow unit: how far the next place that can hold the text is, when that unit is its last one here (Horspool). */
export function skipsOf(folded: Uint16Array): Uint8Array<ArrayBuffer> {
  const { length } = folded;
  return Uint8Array.from({ length: 256 }, (_, unit) => {
    const before = folded.lastIndexOf(foldedUnit(unit), length - 2);
    return before === -1 || length === 1 ? length : length - 1 - before;
  });
}

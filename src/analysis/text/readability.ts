import { propertyUnits } from "../../text/pattern/named-units.ts";
import { hasUnit, noUnit, rangesOf, union, type UnitSet } from "../../text/pattern/unit-set.ts";

/** From the most to the least readable of ASCII, controls aside. */
export const plainUnits: readonly number[] = Array.from(
  "abcdefghijklmnopqrstuvwxyz0123456789-.@_ ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'()*+,/:;<=>?[]{}|~^`\"\\",
  (character) => character.charCodeAt(0),
);

/** The lower, the more readable: plain units, other letters, what else can be printed, what cannot, halves of pairs. */
export function unreadabilityOf(unit: number): number {
  const plain = plainRanks.get(unit);
  if (plain !== undefined) return plain;
  if (isLetter(unit)) return 0x10000 + unit;
  if (hasUnit(printables(), unit)) return 0x20000 + unit;
  return (unit >= 0xd800 && unit < 0xe000 ? 0x40000 : 0x30000) + unit;
}

/** Returns the most readable unit from one up to another, which is not included, plain ones aside. */
export function mostReadableBetween(first: number, end: number): number {
  for (const set of [letters(), printables()]) {
    const unit = firstFrom(set, first);
    if (unit < end) return unit;
  }
  return first >= 0xd800 && first < 0xe000 && end > 0xe000 ? 0xe000 : first;
}

/** Returns the most readable unit of a set as a text; `undefined` if the set is empty. */
export function mostReadableIn(set: UnitSet): string | undefined {
  if (set === noUnit) return undefined;
  const plain = plainUnits.find((unit) => hasUnit(set, unit));
  if (plain !== undefined) return String.fromCharCode(plain);
  const best = rangesOf(set).map(({ first, last }) => mostReadableBetween(first, last + 1));
  const [unit = 0] = best.toSorted((a, b) => unreadabilityOf(a) - unreadabilityOf(b));
  return String.fromCharCode(unit);
}

export const isLetter = (unit: number): boolean => hasUnit(letters(), unit);

const plainRanks: ReadonlyMap<number, number> = new Map(
  plainUnits.map((unit, rank) => [unit, rank]),
);

let letterUnits: UnitSet | undefined;
let printableUnits: UnitSet | undefined;
const letters = (): UnitSet => (letterUnits ??= namedUnits("L"));
const printables = (): UnitSet => (printableUnits ??= namedUnits("L", "N", "P", "S"));

const namedUnits = (...names: readonly string[]): UnitSet =>
  names.reduce((all, name) => union(all, propertyUnits(name, false, false) ?? noUnit), noUnit);

/** Returns the first unit of the set from a unit on, beyond all units if there is none. */
function firstFrom(set: UnitSet, unit: number): number {
  if (hasUnit(set, unit)) return unit;
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (set.charCodeAt(middle) < unit) low = middle + 1;
    else high = middle;
  }
  return low < set.length ? set.charCodeAt(low) : 0x10000;
}

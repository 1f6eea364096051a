import { foldUnit } from "../ignore-case.ts";
import { hasUnit, union, unitsOf, type UnitSet } from "./unit-set.ts";

/** Returns the units that equal the unit ignoring case, itself included. */
export function unitIgnoringCase(unit: number): UnitSet {
  return unitsOf(variantsOf(unit).map((variant) => ({ first: variant, last: variant })));
}

/**
 * Returns the set with every unit that equals one of its units ignoring case.
 *
 * A negated class is the complement of this, not this of the complement: `[^a]` does not match `A`.
 */
export function setIgnoringCase(set: UnitSet): UnitSet {
  const variants: number[] = [];
  for (const unit of isAscii(set) ? asciiLetters : casedUnits()) {
    if (hasUnit(set, unit)) variants.push(...variantsOf(unit));
  }
  return union(set, unitsOf(variants.map((variant) => ({ first: variant, last: variant }))));
}

function variantsOf(unit: number): readonly number[] {
  if (unit >= 128) return variantsByFold().get(foldUnit(unit)) ?? [unit];
  // No unit beyond ASCII folds into it, so ASCII needs no table.
  const folded = foldUnit(unit);
  return folded >= 65 && folded <= 90 ? [folded, folded + 32] : [unit];
}

const isAscii = (set: UnitSet): boolean =>
  set.length % 2 === 0 && (set.length === 0 || set.charCodeAt(set.length - 1) <= 128);

const asciiLetters: readonly number[] = Array.from({ length: 26 }, (_, letter) => [
  65 + letter,
  97 + letter,
]).flat();

let byFold: ReadonlyMap<number, readonly number[]> | undefined;
let cased: readonly number[] | undefined;

/** Units that some other unit equals ignoring case, by their common fold; built once, when first needed. */
function variantsByFold(): ReadonlyMap<number, readonly number[]> {
  if (byFold !== undefined) return byFold;
  const groups = new Map<number, number[]>();
  for (let unit = 0; unit <= 0xffff; unit++) {
    const folded = foldUnit(unit);
    if (folded === unit) continue;
    const group = groups.get(folded);
    if (group === undefined) groups.set(folded, [folded, unit]);
    else group.push(unit);
  }
  byFold = groups;
  return groups;
}

function casedUnits(): readonly number[] {
  cased ??= [...variantsByFold().values()].flat();
  return cased;
}

import { bitmapUnits } from "./bitmap.ts";

/** How many units before a block tell whose it is. */
export const ownerUnits = 2;

/**
 * The sizes of blocks with their owners, in units of 16 bits: all from 4 to 8, then four to each doubling up to 4,096, so
 * that a block is at most a quarter longer than what it is for; and that of a bitmap.
 */
export const blockSizes: readonly number[] = sizes();

/** For the units of a block without its owner the place in `blockSizes` of the smallest that holds them. */
export const sizeClasses: Uint8Array = classes();

function sizes(): number[] {
  const all = [4, 5, 6, 7, 8];
  for (let step = 2; step <= 512; step *= 2) all.push(5 * step, 6 * step, 7 * step, 8 * step);
  return [...all, bitmapUnits + ownerUnits];
}

function classes(): Uint8Array {
  const all = new Uint8Array(bitmapUnits + 1);
  let sizeClass = 0;
  for (let units = 0; units <= bitmapUnits; units++) {
    if (units + ownerUnits > (blockSizes[sizeClass] ?? 0)) sizeClass++;
    all[units] = sizeClass;
  }
  return all;
}

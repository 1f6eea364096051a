/**
 * A set of 16-bit values as a bit for each, in a block of units: the mark that tells it from a list, the number of values
 * less one, and 4,096 units of 16 bits.
 */
export const bitmapUnits = 4_098;

/** What a bitmap's first unit holds; no list is that long. */
export const bitmapMark = 0xffff;

/** Where the bits begin in the block. */
const header = 2;

/** Makes the block at the offset a bitmap of the values, of which there is one at least. */
export function createBitmap(
  units: Uint16Array,
  offset: number,
  values: Uint16Array,
  start: number,
  count: number,
): void {
  units.fill(0, offset + header, offset + bitmapUnits);
  for (let index = start; index < start + count; index++) {
    const value = values[index]!;
    units[offset + header + (value >>> 4)]! |= 1 << (value & 15);
  }
  units[offset] = bitmapMark;
  units[offset + 1] = count - 1;
}

/** Returns how many values the bitmap has. */
export function bitmapCount(units: Uint16Array, offset: number): number {
  return units[offset + 1]! + 1;
}

/** Whether the value is in the bitmap. */
export function hasBit(units: Uint16Array, offset: number, value: number): boolean {
  return (units[offset + header + (value >>> 4)]! & (1 << (value & 15))) !== 0;
}

/** Puts a value in that is out or takes one out that is in. At least one must stay. */
export function flipBit(units: Uint16Array, offset: number, value: number): void {
  const unit = offset + header + (value >>> 4);
  units[unit]! ^= 1 << (value & 15);
  units[offset + 1]! += hasBit(units, offset, value) ? 1 : -1;
}

/** Writes the values, ascending and with the base added, to `into` from `start`. */
export function readBitmap(
  units: Uint16Array,
  offset: number,
  base: number,
  into: Uint16Array | Int32Array,
  start: number,
): void {
  let next = start;
  for (let index = 0; index < bitmapUnits - header; index++) {
    let bits = units[offset + header + index]!;
    while (bits !== 0) {
      into[next++] = base + index * 16 + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
    }
  }
}

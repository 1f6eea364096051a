import { longestList } from "./block.ts";
import { chunkRows, chunkShift, lowBits } from "../chunk.ts";
import type { Links } from "./links.ts";

/** For a right that has too many lefts for a list: they have no place in line. */
const nowhere = -1;

/**
 * Writes what one direction says about a chunk of rights into the other, which must not know of any of these yet.
 * Returns how many pairs there are.
 *
 * It is a counting sort by right, 65,536 lefts at a time, from which each right's block is made at its size.
 */
export function transpose(from: Links, chunk: number, to: Links): number {
  const limit = from.leftLimit(chunk);
  const base = chunk << chunkShift;
  const values = new Uint16Array(chunkRows);
  let pairs = 0;
  for (let start = 0; start < limit; start += chunkRows) {
    const end = Math.min(start + chunkRows, limit);
    const counts = countLefts(from, chunk, start, end, values);
    const { places, length } = placesOf(counts);
    const lefts = new Uint16Array(length);
    for (let left = start; left < end; left++) {
      const count = from.readChunk(left, chunk, values);
      for (let index = 0; index < count; index++) {
        const right = values[index]!;
        if (places[right] === nowhere) to.add(base + right, left);
        else lefts[places[right]!++] = left & lowBits;
      }
    }
    for (let right = 0; right < chunkRows; right++) {
      const count = counts[right]!;
      pairs += count;
      if (places[right] === nowhere) continue;
      to.fillChunk(base + right, start >>> chunkShift, lefts, places[right]! - count, count);
    }
  }
  return pairs;
}

/** Counts each right's lefts among those from `start` to `end`. */
function countLefts(
  from: Links,
  chunk: number,
  start: number,
  end: number,
  values: Uint16Array,
): Int32Array {
  const counts = new Int32Array(chunkRows);
  for (let left = start; left < end; left++) {
    const count = from.readChunk(left, chunk, values);
    for (let index = 0; index < count; index++) counts[values[index]!]!++;
  }
  return counts;
}

/** Where each right's lefts begin when they stand in line, and how long the line is. */
function placesOf(counts: Int32Array): { readonly places: Int32Array; readonly length: number } {
  const places = new Int32Array(counts.length);
  let length = 0;
  for (let right = 0; right < counts.length; right++) {
    const count = counts[right]!;
    places[right] = count > longestList ? nowhere : length;
    if (count <= longestList) length += count;
  }
  return { places, length };
}

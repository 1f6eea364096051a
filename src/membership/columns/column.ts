import { chunkRows } from "../chunk.ts";
import type { Comparison } from "../rules/comparison.ts";
import type { HeldType } from "../../directory/check-properties.ts";

/** A sorted list of the comparisons that a value satisfies. Lists are never written to: a value's list is replaced. */
export type Satisfied = Int32Array<ArrayBuffer>;

export const nothingSatisfied: Satisfied = new Int32Array(0);

/** Ids of comparisons in a program: `code[from]` to `code[to - 1]`, ascending. */
export interface Asked {
  readonly code: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
}

/**
 * The values of one property, a row each, and what the comparisons of the rules say of them. Row 0 is nobody's and has
 * no value.
 *
 * Selections are made in a chunk of 65,536 rows; rows within it count from 0. They know nothing of who is there: an
 * unset value of a free row is an unset value.
 */
export interface Column {
  readonly name: string;
  readonly type: HeldType;
  /** About how many rows can be marked, one after the other, in the time of a look at the value of one that lies anywhere. */
  readonly lookCost: number;
  /** The text of a row's value (`textOfValue`); empty where it is unset. */
  textAt(row: number): string;
  isText(row: number, text: string): boolean;
  /** Gives a row a value, by its text. */
  write(row: number, text: string): void;
  /** What a row's value satisfies. */
  satisfiedAt(row: number): Satisfied;
  /** Whether a row's value satisfies at least one of the comparisons. */
  satisfiesAny(row: number, code: ArrayLike<number>, from: number, to: number): boolean;
  /** Begins to answer a comparison. */
  learn(id: number, comparison: Comparison): void;
  /** Forgets a comparison. */
  forget(id: number): void;
  /** How many rows satisfy a comparison, as far as is known at once. */
  frequency(id: number): number;

  /** About how many rows of a chunk satisfy one of the comparisons. */
  estimate(chunk: number, asked: Asked): number;
  /** Writes the rows of a chunk that satisfy one of the comparisons, each once, in any order; how many there are. */
  collect(chunk: number, asked: Asked, into: Uint16Array): number;
  /** Sets the bits of the rows of a chunk that satisfy one of the comparisons; others stay as they are. */
  mark(chunk: number, asked: Asked, into: Uint32Array): void;
  /** Keeps those of the rows that satisfy one of the comparisons, or none of them; how many are left. */
  keep(chunk: number, asked: Asked, wanted: boolean, rows: Uint16Array, count: number): number;

  /** Bytes that the values take, indexes included. */
  readonly bytes: number;
}

/** What a column has to know of the table that it is in. */
export interface Surroundings {
  /** The time, in milliseconds since 1970. */
  readonly clock: () => number;
  /** One more than the largest row of the table. */
  readonly length: () => number;
}

/** How many rows of a chunk a table of this length has. */
export const rowsInChunk = (chunk: number, length: number): number =>
  Math.max(0, Math.min(chunkRows, length - chunk * chunkRows));

/** Whether a sorted list has a comparison among those asked for. */
export function satisfiesAny(
  list: Satisfied,
  code: ArrayLike<number>,
  from: number,
  to: number,
): boolean {
  if (to - from === 1) return has(list, code[from]!);
  for (let index = 0; index < list.length; index++)
    if (isAmong(list[index]!, code, from, to)) return true;
  return false;
}

/** Whether a sorted list has a comparison. */
function has(list: Satisfied, id: number): boolean {
  let low = 0;
  let high = list.length;
  while (high - low > 8) {
    const middle = (low + high) >>> 1;
    if (list[middle]! <= id) low = middle;
    else high = middle;
  }
  for (; low < high; low++) if (list[low] === id) return true;
  return false;
}

function isAmong(id: number, code: ArrayLike<number>, from: number, to: number): boolean {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (code[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low < to && code[low] === id;
}

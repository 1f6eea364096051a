import { isWide, textFrom, type TextHeap, textTo } from "./text-heap.ts";

/**
 * The texts of many rows. What is plain ASCII is decoded a block of rows at a time and then cut up, which takes a fraction
 * of the time that one text after the other takes; and whoever keeps one of the texts keeps no more than its block.
 */
export function textsOf(heap: TextHeap, rows: ArrayLike<number>): string[] {
  const texts: string[] = [];
  for (let from = 0; from < rows.length; from += blockRows)
    appendBlock(heap, rows, from, Math.min(from + blockRows, rows.length), texts);
  return texts;
}

const blockRows = 256;
const blockBytes = 16_384;
const block = new Uint8Array(blockBytes);
const starts = new Uint32Array(blockRows);
const ends = new Uint32Array(blockRows);
const decoder = new TextDecoder();

/** Each step is a loop of its own, so that a machine waits for the memory of many rows at once. */
function appendBlock(
  heap: TextHeap,
  rows: ArrayLike<number>,
  from: number,
  to: number,
  texts: string[],
): void {
  const count = to - from;
  const length = measure(heap, rows, from, count);
  if (length === undefined || !copy(heap.narrowBytes, count)) {
    for (let index = from; index < to; index++) texts.push(heap.get(rows[index]!));
    return;
  }
  const text = decoder.decode(block.subarray(0, length));
  let start = 0;
  for (let index = 0; index < count; index++) {
    const end = ends[index]!;
    texts.push(text.slice(start, end));
    start = end;
  }
}

/** Where the texts of a block begin, and where they end in it; undefined where they are no bytes, or too many. */
function measure(
  heap: TextHeap,
  rows: ArrayLike<number>,
  from: number,
  count: number,
): number | undefined {
  const bytes = heap.narrowBytes;
  const all = heap.allStarts;
  for (let index = 0; index < count; index++) starts[index] = all[rows[from + index]!] ?? 0;
  let length = 0;
  for (let index = 0; index < count; index++) {
    const start = starts[index]!;
    if (isWide(start)) return undefined;
    if (start !== 0) {
      starts[index] = textFrom(bytes, start);
      length += textTo(bytes, start) - starts[index]!;
    }
    ends[index] = length;
  }
  return length > blockBytes ? undefined : length;
}

/** Copies the texts of a block; whether all of them are ASCII. */
function copy(bytes: Uint8Array<ArrayBuffer>, count: number): boolean {
  let all = 0;
  let place = 0;
  for (let index = 0; index < count; index++) {
    const end = ends[index]!;
    for (let at = starts[index]!; place < end; at++) {
      const byte = bytes[at]!;
      block[place++] = byte;
      all |= byte;
    }
  }
  return all < 128;
}

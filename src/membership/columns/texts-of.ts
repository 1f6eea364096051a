import type { TextHeap } from "./text-heap.ts";

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
const ends = new Uint32Array(blockRows);
const decoder = new TextDecoder();

function appendBlock(
  heap: TextHeap,
  rows: ArrayLike<number>,
  from: number,
  to: number,
  texts: string[],
): void {
  let length = 0;
  let all = 0;
  for (let index = from; index < to; index++) {
    const isThere = heap.locate(rows[index]!);
    const { units } = heap;
    const size = isThere ? heap.to - heap.from : 0;
    if (length + size > blockBytes) {
      all = notAscii;
      break;
    }
    for (let at = 0; at < size; at++) {
      const unit = units[heap.from + at]!;
      block[length + at] = unit;
      all |= unit;
    }
    length += size;
    ends[index - from] = length;
  }
  if (all >= notAscii) {
    for (let index = from; index < to; index++) texts.push(heap.get(rows[index]!));
    return;
  }
  const text = decoder.decode(block.subarray(0, length));
  let start = 0;
  for (let index = 0; index < to - from; index++) {
    texts.push(text.slice(start, ends[index]));
    start = ends[index]!;
  }
}

const notAscii = 128;

import { chunkShift } from "../chunk.ts";
import { rowsInChunk } from "./column.ts";
import type { TextMatcher } from "../../text/matcher/text-matcher.ts";
import type { ColumnTests } from "./column-tests.ts";
import { grown } from "./growth.ts";
import { textOfUnits } from "../../text/text-of-units.ts";
import type { TextHeap } from "./text-heap.ts";
import { itemsOfText } from "./value-text.ts";

/**
 * All comparisons of text on all texts of a chunk, in one pass of the matcher: for each comparison the rows that
 * satisfy it.
 */
export class TextPass {
  private readonly tests: ColumnTests;
  private chunk = -1;
  /** What was found, in the order of rows: comparison and row. */
  private ids = new Int32Array(0);
  private rows = new Uint16Array(0);
  private count = 0;
  /** The rows again, by comparison; those of comparison `i` end where those of `i + 1` begin. */
  private starts = new Uint32Array(0);
  private sorted = new Uint16Array(0);

  public constructor(tests: ColumnTests) {
    this.tests = tests;
  }

  public covers(chunk: number): boolean {
    return this.chunk === chunk;
  }

  public begin(chunk: number, heap: TextHeap, rowEnd: number): void {
    this.chunk = chunk;
    this.count = 0;
    const base = chunk << chunkShift;
    const { texts: matcher, isCollection } = this.tests;
    const end = matcher === undefined ? 0 : rowsInChunk(chunk, rowEnd);
    const found: number[] = [];
    for (let row = 0; row < end; row++) {
      if (matcher === undefined || !heap.locate(base + row)) continue;
      found.length = 0;
      if (isCollection) matchItems(matcher, heap, found);
      else matcher.matchUnits(heap.units, heap.from, heap.to, found);
      if (found.length > 0) this.note(row, found);
    }
    this.sort();
  }

  public end(): void {
    this.chunk = -1;
  }

  /** The rows that satisfy a comparison, ascending; undefined where it is not one of text. */
  public rowsOf(id: number): Uint16Array<ArrayBuffer> | undefined {
    if (this.tests.get(id).probe === undefined) return undefined;
    if (id + 1 >= this.starts.length) return this.sorted.subarray(0, 0);
    return this.sorted.subarray(this.starts[id], this.starts[id + 1]);
  }

  private note(row: number, found: readonly number[]): void {
    const end = this.count + found.length;
    if (end > this.ids.length) {
      this.ids = grown(this.ids, end);
      this.rows = grown(this.rows, end);
    }
    for (let index = 0; index < found.length; index++) {
      this.ids[this.count] = found[index]!;
      this.rows[this.count++] = row;
    }
  }

  /** By comparison, by counting. */
  private sort(): void {
    const { ids, rows, count } = this;
    let largest = 0;
    for (let index = 0; index < count; index++) if (ids[index]! > largest) largest = ids[index]!;
    const starts = new Uint32Array(largest + 2);
    for (let index = 0; index < count; index++) starts[ids[index]! + 1]!++;
    for (let id = 1; id < starts.length; id++) starts[id]! += starts[id - 1]!;
    const next = starts.slice();
    if (this.sorted.length < count) this.sorted = new Uint16Array(this.rows.length);
    for (let index = 0; index < count; index++) this.sorted[next[ids[index]!]!++] = rows[index]!;
    this.starts = starts;
  }
}

/** An element after the other; comparisons that several satisfy are found once. */
function matchItems(matcher: TextMatcher, { units, from, to }: TextHeap, found: number[]): void {
  if (units[from] === 0) {
    const text = textOfUnits(units, from, to);
    for (const item of itemsOfText(text)) matcher.match(item, found);
  } else {
    for (let start = from; start < to;) {
      let end = start;
      while (end < to && units[end] !== 0) end++;
      matcher.matchUnits(units, start, end, found);
      start = end + 1;
    }
  }
  if (found.length < 2) return;
  found.sort((a, b) => a - b);
  let count = 1;
  for (let index = 1; index < found.length; index++)
    if (found[index] !== found[index - 1]) found[count++] = found[index]!;
  found.length = count;
}

import { foldUnit } from "../../text/ignore-case.ts";
import { isAt, longestNaive, narrow, skipsOf } from "./horspool.ts";
import { isWide, textFrom, textTo, type TextHeap } from "./text-heap.ts";

/**
 * Finds the rows of a stretch whose texts contain a folded text, in one search through the bytes of all of them: no row is
 * looked at unless the search stops in it.
 *
 * @param rest tests a row that has to be asked alone
 * @returns the rows, counted from `base` and ascending; undefined where the texts do not lie in the order of the rows, or
 * the text that is looked for is too short or too long to be looked for this way
 */
export function scanContains(
  heap: TextHeap,
  base: number,
  length: number,
  folded: string,
  rest: (row: number) => boolean,
): Uint16Array<ArrayBuffer> | undefined {
  if (folded.length < 2 || folded.length > longestNaive) return undefined;
  const starts = heap.startsOf(base, length);
  const odd = heap.isPlain ? [] : oddRows(starts);
  if (odd === undefined) return undefined;
  const found = new Uint16Array(length);
  let count = search(heap.narrowBytes, starts, folded, found);
  for (const row of odd) if (rest(base + row)) found[count++] = row;
  return odd.length === 0 ? found.slice(0, count) : found.slice(0, count).toSorted();
}

/** Rows whose texts are no bytes; undefined where the others do not lie in order. */
function oddRows(starts: Uint32Array): number[] | undefined {
  const odd: number[] = [];
  let before = 0;
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]!;
    if (start === 0) continue;
    if (isWide(start)) odd.push(row);
    else if (start < before) return undefined;
    else before = start;
  }
  return odd;
}

/** Searches the texts of both halves of the rows, a step in one and a step in the other: either has to wait for memory. */
function search(
  bytes: Uint8Array<ArrayBuffer>,
  starts: Uint32Array,
  text: string,
  found: Uint16Array,
): number {
  const folded = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  const last = folded.at(-1) ?? 0;
  const skips = skipsOf(folded);
  const afterLast = skips[narrow.indexOf(last)] ?? folded.length;
  for (let unit = 0; unit < 256; unit++) if (foldUnit(unit) === last) skips[unit] = 0;
  const middle = starts.length >>> 1;
  const one = new Lane(bytes, starts.subarray(0, middle), folded, afterLast);
  const other = new Lane(bytes, starts.subarray(middle), folded, afterLast);
  let a = one.begin;
  let b = other.begin;
  while (a < one.end && b < other.end) {
    const skip = skips[bytes[a]!]!;
    const otherSkip = skips[bytes[b]!]!;
    a = skip === 0 ? one.settle(a) : a + skip;
    b = otherSkip === 0 ? other.settle(b) : b + otherSkip;
  }
  while (a < one.end) {
    const skip = skips[bytes[a]!]!;
    a = skip === 0 ? one.settle(a) : a + skip;
  }
  while (b < other.end) {
    const skip = skips[bytes[b]!]!;
    b = skip === 0 ? other.settle(b) : b + skip;
  }
  let count = 0;
  for (const row of one.found) found[count++] = row;
  for (const row of other.found) found[count++] = middle + row;
  return count;
}

/** The search through the texts of some rows. A place is where the last unit of a match would be. */
class Lane {
  public readonly found: number[] = [];
  public readonly begin: number;
  public readonly end: number;
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly starts: Uint32Array;
  private readonly folded: Uint16Array;
  private readonly afterLast: number;
  /** The row whose text was reached, and the next one. */
  private row: number;
  private following: number;

  public constructor(
    bytes: Uint8Array<ArrayBuffer>,
    starts: Uint32Array,
    folded: Uint16Array,
    afterLast: number,
  ) {
    this.bytes = bytes;
    this.starts = starts;
    this.folded = folded;
    this.afterLast = afterLast;
    this.row = nextRow(starts, -1);
    this.following = this.row === -1 ? -1 : nextRow(starts, this.row);
    this.begin = this.row === -1 ? 0 : starts[this.row]! + folded.length;
    this.end = this.row === -1 ? 0 : textTo(bytes, starts[lastRow(starts)]!);
  }

  /** Looks closely at a place whose unit is the last one of the text, and says where to go on. */
  public settle(place: number): number {
    const { bytes, starts, folded } = this;
    const at = place - folded.length + 1;
    if (!isAt(bytes, at, folded)) return place + this.afterLast;
    while (this.following !== -1 && starts[this.following]! <= at) {
      this.row = this.following;
      this.following = nextRow(starts, this.row);
    }
    const start = starts[this.row]!;
    const end = textTo(bytes, start);
    // A match may begin in the length of a text, end behind it, or lie in what a row held before.
    if (at < textFrom(bytes, start) || place >= end) return place + 1;
    this.found.push(this.row);
    return end + folded.length;
  }
}

/** The next row that has a text of bytes; -1 for none. */
function nextRow(starts: Uint32Array, row: number): number {
  for (let next = row + 1; next < starts.length; next++)
    if (starts[next] !== 0 && !isWide(starts[next]!)) return next;
  return -1;
}

function lastRow(starts: Uint32Array): number {
  let row = starts.length - 1;
  while (starts[row] === 0 || isWide(starts[row]!)) row--;
  return row;
}

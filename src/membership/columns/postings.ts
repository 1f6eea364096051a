import { chunkRows, chunkShift, chunkWords } from "../chunk.ts";

/** Codes by row, in numbers as narrow as the codes allow. */
export type Codes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The rows of one chunk that have a value, sorted by code, as they were when the segment was made. */
interface Segment {
  readonly rows: Uint16Array<ArrayBuffer>;
  /** Where the rows of each code begin. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Rows written since, each once; what `rows` says of them no longer counts. */
  readonly moved: Uint16Array<ArrayBuffer>;
  movedCount: number;
  /** A bit for each moved row. */
  marks: Uint32Array<ArrayBuffer> | undefined;
}

/**
 * Which rows have a code: a segment a chunk, made when it is first asked for. Writing a row notes that it moved; a
 * segment with too many of those is dropped, and made anew when it is asked for again. So a stream of changes pays
 * next to nothing for postings that nobody reads.
 */
export class Postings {
  private segments: (Segment | undefined)[] = [];

  /** Notes that a row has another code now. */
  public moved(row: number): void {
    const segment = this.segments[row >>> chunkShift];
    if (segment === undefined) return;
    const low = row & (chunkRows - 1);
    const marks = (segment.marks ??= new Uint32Array(chunkWords));
    const bit = 1 << (low & 31);
    if ((marks[low >>> 5]! & bit) !== 0) return;
    if (segment.movedCount === segment.moved.length) {
      this.segments[row >>> chunkShift] = undefined;
      return;
    }
    marks[low >>> 5]! |= bit;
    segment.moved[segment.movedCount++] = low;
  }

  public clear(): void {
    this.segments = [];
  }

  /** About how many rows of a chunk have a code. */
  public estimate(chunk: number, code: number, codes: Codes): number {
    const { starts, movedCount } = this.segmentOf(chunk, codes);
    return code + 1 < starts.length ? starts[code + 1]! - starts[code]! + movedCount : movedCount;
  }

  /** Appends the rows of a chunk that have a code; returns the count with them. */
  public collect(
    chunk: number,
    code: number,
    codes: Codes,
    into: Uint16Array,
    count: number,
  ): number {
    const { rows, starts, moved, movedCount, marks } = this.segmentOf(chunk, codes);
    let filled = count;
    if (code + 1 < starts.length) {
      const end = starts[code + 1]!;
      if (marks === undefined)
        for (let index = starts[code]!; index < end; index++) into[filled++] = rows[index]!;
      else {
        for (let index = starts[code]!; index < end; index++) {
          const row = rows[index]!;
          if ((marks[row >>> 5]! & (1 << (row & 31))) === 0) into[filled++] = row;
        }
      }
    }
    const base = chunk * chunkRows;
    for (let index = 0; index < movedCount; index++) {
      const row = moved[index]!;
      if (codes[base + row] === code) into[filled++] = row;
    }
    return filled;
  }

  public get bytes(): number {
    return this.segments.reduce(
      (sum, segment) =>
        sum +
        (segment === undefined
          ? 0
          : segment.rows.byteLength + segment.starts.byteLength + segment.moved.byteLength),
      0,
    );
  }

  private segmentOf(chunk: number, codes: Codes): Segment {
    return (this.segments[chunk] ??= segmentAt(chunk, codes));
  }
}

/** Moved rows that a segment bears. */
const movedLimit = 1024;

/** Sorts the rows of a chunk by code, by counting. Rows without a value (code 0) are left out. */
function segmentAt(chunk: number, codes: Codes): Segment {
  const base = chunk * chunkRows;
  const end = Math.min(base + chunkRows, codes.length);
  let largest = 0;
  for (let row = base; row < end; row++) if (codes[row]! > largest) largest = codes[row]!;
  const starts = new Uint32Array(largest + 2);
  for (let row = base; row < end; row++) starts[codes[row]! + 1]!++;
  starts[1] = 0;
  for (let code = 1; code < starts.length; code++) starts[code]! += starts[code - 1]!;
  const rows = new Uint16Array(starts.at(-1)!);
  const next = starts.slice();
  for (let row = base; row < end; row++) {
    const code = codes[row]!;
    if (code !== 0) rows[next[code]!++] = row - base;
  }
  return { rows, starts, moved: new Uint16Array(movedLimit), movedCount: 0, marks: undefined };
}

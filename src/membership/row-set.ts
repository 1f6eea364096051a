import { chunkRows, chunkShift, chunkWords } from "./chunk.ts";
import { grown } from "./columns/growth.ts";

/** Which rows are somebody's: a bit for each, and the free ones below the last to be given out again. */
export class RowSet {
  private bits = new Uint32Array(chunkWords);
  private readonly free: number[] = [];
  /** Row 0 is nobody's. */
  private end = 1;
  private count = 0;

  public get size(): number {
    return this.count;
  }

  /** One more than the largest row that there was. */
  public get length(): number {
    return this.end;
  }

  public get chunks(): number {
    return Math.ceil(this.end / chunkRows);
  }

  public has(row: number): boolean {
    return ((this.bits[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
  }

  /** A row that is nobody's so far. */
  public take(): number {
    const row = this.free.pop() ?? this.end++;
    if (row >>> 5 >= this.bits.length)
      this.bits = grown(this.bits, ((row >>> chunkShift) + 1) * chunkWords);
    return row;
  }

  public add(row: number): void {
    if (this.has(row)) return;
    this.bits[row >>> 5]! |= 1 << (row & 31);
    this.count++;
  }

  public delete(row: number): void {
    if (!this.has(row)) return;
    this.bits[row >>> 5]! &= ~(1 << (row & 31));
    this.count--;
  }

  /** Lets a row that is nobody's be taken again. */
  public release(row: number): void {
    this.free.push(row);
  }

  /** The bits of a chunk. */
  public bitsOf(chunk: number): Uint32Array<ArrayBuffer> {
    const bits = this.bits.subarray(chunk * chunkWords, (chunk + 1) * chunkWords);
    if (bits.length === chunkWords) return bits;
    const whole = new Uint32Array(chunkWords);
    whole.set(bits);
    return whole;
  }

  public *[Symbol.iterator](): Generator<number> {
    for (let row = 1; row < this.end; row++) if (this.has(row)) yield row;
  }

  public image(): RowSetImage {
    return { bits: this.bits.subarray(0, Math.ceil(this.end / 32)), end: this.end };
  }

  public static of({ bits, end }: RowSetImage): RowSet {
    const rows = new RowSet();
    rows.bits = grown(bits, Math.max(chunkWords, bits.length));
    rows.end = end;
    for (let row = end - 1; row > 0; row--) {
      if (rows.has(row)) rows.count++;
      else rows.free.push(row);
    }
    return rows;
  }
}

/** The state of a set of rows. */
export interface RowSetImage {
  readonly bits: Uint32Array<ArrayBuffer>;
  readonly end: number;
}

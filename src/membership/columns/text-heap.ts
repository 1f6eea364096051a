import { textOfUnits } from "../../text/text-of-units.ts";
import { grown } from "./growth.ts";

/**
 * One text a row, without an object for any of them: latin-1 texts a byte a unit, others two.
 *
 * An entry is its length and then its units; `starts` says where it begins. What a row held before stays as waste until
 * there is more of it than of what is held; then the heap is written anew.
 */
export class TextHeap {
  /** Where a row's entry begins: 0 for none, from `wide` on in the heap of wide texts. */
  private starts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  private words: Uint16Array<ArrayBuffer> = new Uint16Array(16);
  private byteEnd = 1;
  private wordEnd = 1;
  /** In bytes. */
  private waste = 0;
  /** Whether all entries are narrow and certainly lie in the order of the rows. */
  public isPlain = true;
  /** The row that was written last. */
  private top = 0;
  /** The units that `locate` found: `units[from]` to `units[to - 1]`. */
  public units: Units = this.bytes;
  public from = 0;
  public to = 0;

  /** The text of a row; empty where there is none. */
  public get(row: number): string {
    return this.locate(row) ? textOfUnits(this.units, this.from, this.to) : "";
  }

  /** Gives a row a text; the empty one takes it away. */
  public set(row: number, text: string): void {
    this.waste += this.bytesOf(row);
    if (row >= this.starts.length) this.starts = grown(this.starts, row + 1);
    if (text.length === 0) this.starts[row] = 0;
    else {
      const start = this.writeNarrow(text) ?? this.writeWide(text) + wide;
      this.starts[row] = start;
      this.isPlain &&= row >= this.top && start < wide;
      this.top = row;
    }
    if (this.waste > 65_536 && this.waste * 2 > this.byteEnd + this.wordEnd * 2) this.rewrite();
  }

  /** Points `units`, `from` and `to` at the text of a row; tells whether there is one. */
  public locate(row: number): boolean {
    const start = row < this.starts.length ? this.starts[row]! : 0;
    if (start === 0) return false;
    if (start >= wide) {
      const at = start - wide;
      this.units = this.words;
      this.from = at + 2;
      this.to = this.from + this.words[at]! + this.words[at + 1]! * 65_536;
      return true;
    }
    const { bytes } = this;
    this.units = bytes;
    this.from = textFrom(bytes, start);
    this.to = textTo(bytes, start);
    return true;
  }

  /** Tells whether the text of a row is this one, unit by unit. */
  public equals(row: number, text: string): boolean {
    if (!this.locate(row)) return text.length === 0;
    const { units, from, to } = this;
    if (to - from !== text.length) return false;
    // One kind of array each, as object ids are compared at every change.
    return units instanceof Uint8Array
      ? areUnits(units, from, text)
      : areWideUnits(units, from, text);
  }

  /** Where the entries of some rows begin, 0 for a row without one. */
  public startsOf(base: number, length: number): Uint32Array<ArrayBuffer> {
    return this.starts.subarray(base, base + length);
  }

  /** Where the entries of all rows begin. */
  public get allStarts(): Uint32Array<ArrayBuffer> {
    return this.starts;
  }

  /** The bytes in which narrow entries lie. */
  public get narrowBytes(): Uint8Array<ArrayBuffer> {
    return this.bytes;
  }

  /** Bytes that it takes. */
  public get size(): number {
    return this.starts.byteLength + this.bytes.byteLength + this.words.byteLength;
  }

  /** Its state, of so many rows and cut to what is used. */
  public image(rows: number): HeapImage {
    return {
      starts: this.starts.subarray(0, rows),
      bytes: this.bytes.subarray(0, this.byteEnd),
      words: this.words.subarray(0, this.wordEnd),
      waste: this.waste,
    };
  }

  /** A heap in the state of an image, whose arrays become its own. */
  public static of({ starts, bytes, words, waste }: HeapImage): TextHeap {
    const heap = new TextHeap();
    heap.starts = starts;
    heap.bytes = bytes;
    heap.words = words;
    heap.byteEnd = bytes.length;
    heap.wordEnd = words.length;
    heap.waste = waste;
    heap.isPlain = false;
    return heap;
  }

  /** Bytes that the entry of a row takes. */
  private bytesOf(row: number): number {
    if (!this.locate(row)) return 0;
    const length = this.to - this.from;
    return this.starts[row]! >= wide ? (2 + length) * 2 : entryLength(length);
  }

  /** Writes a text a byte a unit; undefined if it has units that are no byte. */
  private writeNarrow(text: string): number | undefined {
    const { length } = text;
    const start = this.byteEnd;
    const end = start + entryLength(length);
    if (end >= wide) throw new RangeError("the texts of one attribute take more than 2 GiB");
    if (end > this.bytes.length) this.bytes = grown(this.bytes, end);
    const { bytes } = this;
    let at = start;
    if (length < longMark) bytes[at++] = length;
    else {
      bytes[at++] = longMark;
      for (let shift = 0; shift < 32; shift += 8) bytes[at++] = length >>> shift;
    }
    let all = 0;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      bytes[at + index] = unit;
      all |= unit;
    }
    if (all > 255) return undefined;
    this.byteEnd = end;
    return start;
  }

  private writeWide(text: string): number {
    const start = this.wordEnd;
    const end = start + 2 + text.length;
    if (end > this.words.length) this.words = grown(this.words, end);
    const { words } = this;
    words[start] = text.length;
    words[start + 1] = text.length >>> 16;
    for (let index = 0; index < text.length; index++)
      words[start + 2 + index] = text.charCodeAt(index);
    this.wordEnd = end;
    return start;
  }

  /** Writes every entry anew, one behind the other. */
  private rewrite(): void {
    const { starts, bytes, words } = this;
    this.bytes = new Uint8Array(this.byteEnd);
    this.words = new Uint16Array(this.wordEnd);
    let byteEnd = 1;
    let wordEnd = 1;
    for (let row = 0; row < starts.length; row++) {
      const start = starts[row]!;
      if (start === 0) continue;
      if (start >= wide) {
        const at = start - wide;
        const end = at + 2 + words[at]! + words[at + 1]! * 65_536;
        this.words.set(words.subarray(at, end), wordEnd);
        starts[row] = wide + wordEnd;
        wordEnd += end - at;
      } else {
        const end = textTo(bytes, start);
        this.bytes.set(bytes.subarray(start, end), byteEnd);
        starts[row] = byteEnd;
        byteEnd += end - start;
      }
    }
    this.byteEnd = byteEnd;
    this.wordEnd = wordEnd;
    this.waste = 0;
    this.isPlain = wordEnd === 1;
    this.top = starts.length;
  }
}

/** Units of a text in a heap. */
export type Units = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Whether an entry that begins there lies in the heap of wide texts. */
export const isWide = (start: number): boolean => start >= wide;

/** Where the text of a narrow entry begins, and where it ends. */
export const textFrom = (bytes: Uint8Array, start: number): number =>
  start + (bytes[start]! < longMark ? 1 : 5);
export const textTo = (bytes: Uint8Array, start: number): number =>
  textFrom(bytes, start) + (bytes[start]! < longMark ? bytes[start]! : longLength(bytes, start));

/** The state of a heap. */
export interface HeapImage {
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly words: Uint16Array<ArrayBuffer>;
  readonly waste: number;
}

function areUnits(bytes: Uint8Array, from: number, text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if (bytes[from + index] !== text.charCodeAt(index)) return false;
  return true;
}

function areWideUnits(words: Uint16Array, from: number, text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if (words[from + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** Starts from here on lie in the heap of wide texts. */
const wide = 0x8000_0000;
/** A first byte that says that the length takes the next four. */
const longMark = 255;

const entryLength = (length: number): number => (length < longMark ? 1 : 5) + length;

const longLength = (bytes: Uint8Array, start: number): number =>
  (bytes[start + 1]! |
    (bytes[start + 2]! << 8) |
    (bytes[start + 3]! << 16) |
    (bytes[start + 4]! << 24)) >>>
  0;

import type { Comparison } from "../rules/comparison.ts";
import { chunkRows } from "../chunk.ts";
import {
  type Asked,
  type Column,
  rowsInChunk,
  type Satisfied,
  satisfiesAny,
  type Surroundings,
} from "./column.ts";
import { ColumnTests } from "./column-tests.ts";
import { Dictionary } from "./dictionary.ts";
import { grown } from "./growth.ts";
import { type Codes, Postings } from "./postings.ts";
import type { HeldType } from "../../directory/check-properties.ts";

/** A column of few distinct values: a small code a row, and everything else once a value. */
export class CodedColumn implements Column {
  public readonly name: string;
  public readonly type: HeldType;
  public readonly lookCost = 4;
  public readonly dictionary: Dictionary;
  private codes: Codes = new Uint8Array(1024);
  private readonly surroundings: Surroundings;
  private readonly postings = new Postings();
  /** By code, a mark for each code that is asked for at the moment. */
  private marks = new Uint32Array(256);
  private latestMark = 0;

  public constructor(name: string, type: HeldType, surroundings: Surroundings) {
    this.name = name;
    this.type = type;
    this.surroundings = surroundings;
    this.dictionary = new Dictionary(new ColumnTests(type, surroundings.clock));
  }

  public codeAt(row: number): number {
    return row < this.codes.length ? this.codes[row]! : 0;
  }

  public textAt(row: number): string {
    return this.dictionary.textOf(this.codeAt(row));
  }

  public isText(row: number, text: string): boolean {
    return this.dictionary.textOf(this.codeAt(row)) === text;
  }

  public satisfiedAt(row: number): Satisfied {
    return this.dictionary.satisfied[this.codeAt(row)]!;
  }

  public satisfiesAny(row: number, code: ArrayLike<number>, from: number, to: number): boolean {
    return satisfiesAny(this.satisfiedAt(row), code, from, to);
  }

  /** Whether a text is among the values. */
  public knows(text: string): boolean {
    return this.dictionary.has(text);
  }

  /** Gives a row a value, by its text. */
  public write(row: number, text: string): void {
    if (row >= this.codes.length) this.codes = grown(this.codes, row + 1);
    const old = this.codes[row]!;
    const code = this.dictionary.take(text);
    this.codes = wideEnough(this.codes, code);
    this.codes[row] = code;
    this.dictionary.drop(old);
    this.postings.moved(row);
  }

  public learn(id: number, comparison: Comparison): void {
    this.dictionary.learn(id, comparison);
  }

  public forget(id: number): void {
    this.dictionary.forget(id);
  }

  public frequency(id: number): number {
    return this.dictionary.frequency(id);
  }

  public estimate(chunk: number, { code, from, to }: Asked): number {
    let sum = 0;
    for (let index = from; index < to && sum < chunkRows; index++) {
      const codes = this.dictionary.codesOf(code[index]!);
      // A comparison of many values is not worth a look at each of them.
      if (codes.length > 64) return chunkRows;
      for (const value of codes)
        sum += value === 0 ? chunkRows : this.postings.estimate(chunk, value, this.codes);
    }
    return Math.min(sum, chunkRows);
  }

  public collect(chunk: number, asked: Asked, into: Uint16Array): number {
    let count = 0;
    for (const code of this.codesAsked(asked))
      count =
        code === 0
          ? this.collectUnset(chunk, into, count)
          : this.postings.collect(chunk, code, this.codes, into, count);
    return count;
  }

  public mark(chunk: number, asked: Asked, into: Uint32Array): void {
    const rows = scratch;
    const count = this.collect(chunk, asked, rows);
    for (let index = 0; index < count; index++) {
      const row = rows[index]!;
      into[row >>> 5]! |= 1 << (row & 31);
    }
  }

  public keep(
    chunk: number,
    asked: Asked,
    wanted: boolean,
    rows: Uint16Array,
    count: number,
  ): number {
    const mark = this.markAsked(asked);
    const { marks, codes } = this;
    const base = chunk * chunkRows;
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = rows[index]!;
      const at = base + row;
      const code = at < codes.length ? codes[at]! : 0;
      if ((marks[code] === mark) === wanted) rows[kept++] = row;
    }
    return kept;
  }

  /** The rows of a chunk that have one of the codes. */
  public rowsWith(codes: Iterable<number>, chunk: number, into: Uint16Array): number {
    let count = 0;
    for (const code of codes) count = this.postings.collect(chunk, code, this.codes, into, count);
    return count;
  }

  /** How many chunks its rows take. */
  public get chunks(): number {
    return Math.ceil(this.codes.length / chunkRows);
  }

  public get bytes(): number {
    return this.codes.byteLength + this.postings.bytes + this.dictionary.bytes;
  }

  /** The codes of all rows, and the texts that they stand for. */
  public image(rows: number): CodedImage {
    return { codes: this.codes.subarray(0, rows), texts: this.dictionary.texts() };
  }

  /** Takes over the state of an image, whose codes become its own. */
  public takeOver({ codes, texts }: CodedImage): void {
    this.codes = codes;
    this.dictionary.takeOver(texts, this.codes);
    this.postings.clear();
  }

  private collectUnset(chunk: number, into: Uint16Array, count: number): number {
    const { codes } = this;
    const base = chunk * chunkRows;
    const end = rowsInChunk(chunk, this.surroundings.length());
    let filled = count;
    for (let row = 0; row < end; row++)
      if (base + row >= codes.length || codes[base + row] === 0) into[filled++] = row;
    return filled;
  }

  /** The codes that satisfy one of the comparisons, each once. */
  private codesAsked({ code, from, to }: Asked): readonly number[] {
    if (to - from === 1) return this.dictionary.codesOf(code[from]!);
    const codes = new Set<number>();
    for (let index = from; index < to; index++)
      for (const value of this.dictionary.codesOf(code[index]!)) codes.add(value);
    return [...codes];
  }

  private markAsked({ code, from, to }: Asked): number {
    if (this.marks.length < this.dictionary.length)
      this.marks = grown(this.marks, this.dictionary.length);
    if (this.latestMark === 0xffff_ffff) {
      this.marks.fill(0);
      this.latestMark = 0;
    }
    const mark = ++this.latestMark;
    for (let index = from; index < to; index++)
      for (const value of this.dictionary.codesOf(code[index]!)) this.marks[value] = mark;
    return mark;
  }
}

/** The state of a column of codes. `texts` is by code; holes are free codes. */
export interface CodedImage {
  readonly codes: Codes;
  readonly texts: readonly (string | null)[];
}

/** The same codes in numbers wide enough for another one. */
function wideEnough(codes: Codes, code: number): Codes {
  if (code < 256 ** codes.BYTES_PER_ELEMENT) return codes;
  return code < 65_536 ? Uint16Array.from(codes) : Uint32Array.from(codes);
}

const scratch = new Uint16Array(chunkRows);

import { LRUCache } from "lru-cache";
import type { Comparison } from "../rules/comparison.ts";
import { chunkRows, chunkShift } from "../chunk.ts";
import {
  type Asked,
  type Column,
  nothingSatisfied,
  rowsInChunk,
  type Satisfied,
  satisfiesAny,
  type Surroundings,
} from "./column.ts";
import { ColumnTests } from "./column-tests.ts";
import { scanContains } from "./scan-contains.ts";
import { type HeapImage, TextHeap } from "./text-heap.ts";
import { TextHits } from "./text-hits.ts";
import { TextPass } from "./text-pass.ts";
import { type UnitsTest, unitsTest } from "./units-test.ts";
import type { HeldType } from "../../directory/check-properties.ts";

/** What columns of texts may remember. */
export interface TextBudget {
  /** Values whose comparisons are remembered, a column. */
  readonly values: number;
  /** Bytes of rows by comparison, a column. */
  readonly hits: number;
}

/**
 * A column in which nearly every row has a value of its own: the texts themselves, and for the values and comparisons
 * that were asked for last, what was found.
 */
export class TextColumn implements Column {
  public readonly name: string;
  public readonly type: HeldType;
  public readonly lookCost = 8;
  private readonly heap: TextHeap;
  private readonly tests: ColumnTests;
  /** What values satisfy, by their texts. */
  private known: LRUCache<string, Satisfied> | undefined;
  private readonly values: number;
  private readonly hits: TextHits;
  private readonly pass: TextPass;
  private readonly unitsTests = new Map<number, UnitsTest>();
  private readonly surroundings: Surroundings;

  /** The heap may be somebody else's, who then says what was `written`. */
  public constructor(
    name: string,
    type: HeldType,
    surroundings: Surroundings,
    budget: TextBudget,
    heap: TextHeap = new TextHeap(),
  ) {
    this.surroundings = surroundings;
    this.heap = heap;
    this.name = name;
    this.type = type;
    this.tests = new ColumnTests(type, surroundings.clock);
    this.values = Math.max(1, budget.values);
    this.hits = new TextHits(budget.hits);
    this.pass = new TextPass(this.tests);
  }

  public textAt(row: number): string {
    return this.heap.get(row);
  }

  public isText(row: number, text: string): boolean {
    return this.heap.equals(row, text);
  }

  public write(row: number, text: string): void {
    this.heap.set(row, text);
    this.written(row);
  }

  /** Notes that a row has another text. */
  public written(row: number): void {
    this.hits.written(row);
    this.pass.end();
  }

  public satisfiedAt(row: number): Satisfied {
    return this.tests.size === 0 ? nothingSatisfied : this.satisfiedBy(this.heap.get(row));
  }

  public satisfiesAny(row: number, code: ArrayLike<number>, from: number, to: number): boolean {
    if (to - from > 4) return satisfiesAny(this.satisfiedAt(row), code, from, to);
    for (let index = from; index < to; index++) if (this.holds(code[index]!, row)) return true;
    return false;
  }

  public learn(id: number, comparison: Comparison): void {
    this.tests.add(id, comparison);
    if (comparison.probe !== undefined)
      this.unitsTests.set(id, unitsTest(comparison.probe, this.tests.isCollection));
    this.forgetValues();
  }

  public forget(id: number): void {
    this.tests.delete(id);
    this.unitsTests.delete(id);
    this.forgetValues();
  }

  /** All rows: what a text satisfies is dear to ask, so anything else is a better partner. */
  public frequency(): number {
    return this.surroundings.length();
  }

  public estimate(chunk: number, { code, from, to }: Asked): number {
    let sum = 0;
    for (let index = from; index < to; index++) {
      const id = code[index]!;
      if (!this.pass.covers(chunk) && !this.hits.knows(this.tests.get(id).key, chunk))
        return chunkRows;
      sum += this.rowsOf(id, chunk).length;
    }
    return Math.min(sum, chunkRows);
  }

  public collect(chunk: number, asked: Asked, into: Uint16Array): number {
    const { code, from, to } = asked;
    if (to - from === 1) {
      const rows = this.rowsOf(code[from]!, chunk);
      into.set(rows);
      return rows.length;
    }
    const found = new Uint8Array(chunkRows);
    for (let index = from; index < to; index++)
      for (const row of this.rowsOf(code[index]!, chunk)) found[row] = 1;
    let count = 0;
    for (let row = 0; row < chunkRows; row++) if (found[row] === 1) into[count++] = row;
    return count;
  }

  public mark(chunk: number, { code, from, to }: Asked, into: Uint32Array): void {
    for (let index = from; index < to; index++)
      for (const row of this.rowsOf(code[index]!, chunk)) into[row >>> 5]! |= 1 << (row & 31);
  }

  public keep(
    chunk: number,
    asked: Asked,
    wanted: boolean,
    rows: Uint16Array,
    count: number,
  ): number {
    const { code, from, to } = asked;
    const base = chunk * chunkRows;
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = rows[index]!;
      if (this.satisfiesAny(base + row, code, from, to) === wanted) rows[kept++] = row;
    }
    return kept;
  }

  /** Works out all comparisons for all rows of a chunk in one pass; they hold until a row is written or `endPass`. */
  public beginPass(chunk: number): void {
    this.pass.begin(chunk, this.heap, this.surroundings.length());
  }

  public endPass(): void {
    this.pass.end();
  }

  public get bytes(): number {
    return this.heap.size + this.hits.bytes;
  }

  public image(rows: number): HeapImage {
    return this.heap.image(rows);
  }

  private satisfiedBy(text: string): Satisfied {
    // It takes its room at once, so it is made when it is first of use.
    this.known ??= new LRUCache({ max: this.values });
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const satisfied = this.tests.satisfiedBy(text);
    this.known.set(text, satisfied);
    return satisfied;
  }

  private holds(id: number, row: number): boolean {
    const test = this.unitsTests.get(id);
    if (test === undefined) return this.tests.holds(id, this.heap.get(row));
    const { heap } = this;
    return heap.locate(row) && test(heap.units, heap.from, heap.to);
  }

  /** The rows of a chunk that satisfy a comparison, ascending. */
  private rowsOf(id: number, chunk: number): Uint16Array<ArrayBuffer> {
    if (this.pass.covers(chunk)) {
      const rows = this.pass.rowsOf(id);
      if (rows !== undefined) return rows;
    }
    const base = chunk << chunkShift;
    return this.hits.rowsOf(
      this.tests.get(id).key,
      chunk,
      rowsInChunk(chunk, this.surroundings.length()),
      (row) => this.holds(id, base + row),
      () => this.scan(id, base),
    );
  }

  private scan(id: number, base: number): Uint16Array<ArrayBuffer> {
    const end = rowsInChunk(base >>> chunkShift, this.surroundings.length());
    const { probe } = this.tests.get(id);
    const holds = (row: number): boolean => this.holds(id, row);
    if (probe?.kind === "contains" && !this.tests.isCollection) {
      const rows = scanContains(this.heap, base, end, probe.folded, holds);
      if (rows !== undefined) return rows;
    }
    const found = new Uint16Array(end);
    let count = 0;
    for (let row = 0; row < end; row++) if (holds(base + row)) found[count++] = row;
    return found.slice(0, count);
  }

  private forgetValues(): void {
    this.known?.clear();
    this.pass.end();
  }
}

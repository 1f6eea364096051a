import { chunkRows, chunkWords } from "../chunk.ts";
import type { Asked, Column } from "../columns/column.ts";
import { any, comparisonsAt, none, or, partsAt } from "../rules/program.ts";
import { type Selection, Selections, toBits, toRows } from "./selection.ts";

/** What the selector reads: the columns of a table, and who is there. */
export interface Selectable {
  readonly columns: readonly Column[];
  /** A bit for each row of a chunk that is somebody's. */
  aliveIn(chunk: number): Uint32Array<ArrayBuffer>;
  holds(code: ArrayLike<number>, start: number, row: number): boolean;
}

/**
 * Finds the rows of a chunk of which a program holds: from the postings of its most selective part, through whatever else is
 * asked of those rows; as bitmaps where the rows are many.
 */
export class Selector {
  private readonly table: Selectable;
  private readonly listBelow: number;
  private readonly pool = new Selections();
  /** All 0 between two uses. */
  private readonly bits = new Uint32Array(chunkWords);

  public constructor(table: Selectable, listBelow: number) {
    this.table = table;
    this.listBelow = listBelow;
  }

  /** Calls back with the rows of a chunk of which a program holds, ascending, low bits only: the first `count` of `rows`. */
  public select<Answer>(
    code: ArrayLike<number>,
    start: number,
    chunk: number,
    use: (rows: Uint16Array<ArrayBuffer>, count: number) => Answer,
  ): Answer {
    const selection = this.pool.take();
    this.selectPart(code, start, chunk, selection);
    this.keepAlive(chunk, selection);
    const rows = toRows(selection);
    const answer = use(rows, selection.count);
    this.pool.give(selection);
    return answer;
  }

  private selectPart(code: ArrayLike<number>, start: number, chunk: number, into: Selection): void {
    switch (code[start]!) {
      case any:
        this.selectAny(askedAt(code, start), chunk, into);
        return;
      case none:
        this.selectAny(askedAt(code, start), chunk, into);
        invert(toBits(into));
        return;
      case or:
        this.selectDisjunction(code, start, chunk, into);
        return;
      default:
        this.selectConjunction(code, start, chunk, into);
    }
  }

  private selectAny(
    asked: Asked & { readonly column: number },
    chunk: number,
    into: Selection,
  ): void {
    const column = this.table.columns[asked.column]!;
    into.isList = column.estimate(chunk, asked) <= this.listBelow;
    if (into.isList) into.count = column.collect(chunk, asked, into.rows);
    else {
      into.bits.fill(0);
      column.mark(chunk, asked, into.bits);
    }
  }

  private selectDisjunction(
    code: ArrayLike<number>,
    start: number,
    chunk: number,
    into: Selection,
  ): void {
    into.isList = false;
    into.bits.fill(0);
    const part = this.pool.take();
    for (const at of partsAt(code, start)) {
      this.selectPart(code, at, chunk, part);
      if (part.isList) {
        for (let index = 0; index < part.count; index++) {
          const row = part.rows[index]!;
          into.bits[row >>> 5]! |= 1 << (row & 31);
        }
      } else for (let word = 0; word < chunkWords; word++) into.bits[word]! |= part.bits[word]!;
    }
    this.pool.give(part);
  }

  /** The part with the fewest rows first; what it gives is then put to the others. */
  private selectConjunction(
    code: ArrayLike<number>,
    start: number,
    chunk: number,
    into: Selection,
  ): void {
    const parts = partsAt(code, start);
    const estimates = parts.map((at) => this.estimate(code, at, chunk));
    for (let turn = 0; turn < parts.length; turn++) {
      const next = estimates.indexOf(Math.min(...estimates));
      estimates[next] = Infinity;
      if (turn === 0) this.selectPart(code, parts[next]!, chunk, into);
      else this.narrow(code, parts[next]!, chunk, into);
      if (into.isList && into.count === 0) return;
    }
  }

  private narrow(
    code: ArrayLike<number>,
    start: number,
    chunk: number,
    selection: Selection,
  ): void {
    if (!selection.isList) {
      const part = this.pool.take();
      this.selectPart(code, start, chunk, part);
      intersect(selection, part, this.listBelow);
      this.pool.give(part);
      return;
    }
    const { rows } = selection;
    const kind = code[start];
    if (kind === any || kind === none) {
      const asked = askedAt(code, start);
      const column = this.table.columns[asked.column]!;
      const { count } = selection;
      if (column.estimate(chunk, asked) < count * column.lookCost)
        this.keepMarked(asked, chunk, kind === any, selection);
      else selection.count = column.keep(chunk, asked, kind === any, rows, count);
      return;
    }
    const base = chunk * chunkRows;
    let kept = 0;
    for (let index = 0; index < selection.count; index++) {
      const row = rows[index]!;
      if (this.table.holds(code, start, base + row)) rows[kept++] = row;
    }
    selection.count = kept;
  }

  /** Keeps those rows that are among the ones that satisfy a comparison, or those that are not. */
  private keepMarked(
    asked: Asked & { readonly column: number },
    chunk: number,
    wanted: boolean,
    selection: Selection,
  ): void {
    const part = this.pool.take();
    const count = this.table.columns[asked.column]!.collect(chunk, asked, part.rows);
    const { bits } = this;
    for (let index = 0; index < count; index++) {
      const row = part.rows[index]!;
      bits[row >>> 5]! |= 1 << (row & 31);
    }
    const { rows } = selection;
    let kept = 0;
    for (let index = 0; index < selection.count; index++) {
      const row = rows[index]!;
      if (((bits[row >>> 5]! & (1 << (row & 31))) !== 0) === wanted) rows[kept++] = row;
    }
    selection.count = kept;
    for (let index = 0; index < count; index++) bits[part.rows[index]! >>> 5] = 0;
    this.pool.give(part);
  }

  /** About how many rows of a chunk a part holds of. */
  private estimate(code: ArrayLike<number>, start: number, chunk: number): number {
    switch (code[start]!) {
      case any: {
        const asked = askedAt(code, start);
        return this.table.columns[asked.column]!.estimate(chunk, asked);
      }
      case none:
        return chunkRows;
      case or:
        return Math.min(
          chunkRows,
          partsAt(code, start).reduce((sum, at) => sum + this.estimate(code, at, chunk), 0),
        );
      default:
        return Math.min(...partsAt(code, start).map((at) => this.estimate(code, at, chunk)));
    }
  }

  private keepAlive(chunk: number, selection: Selection): void {
    const alive = this.table.aliveIn(chunk);
    if (!selection.isList) {
      for (let word = 0; word < chunkWords; word++) selection.bits[word]! &= alive[word]!;
      return;
    }
    const { rows } = selection;
    let kept = 0;
    for (let index = 0; index < selection.count; index++) {
      const row = rows[index]!;
      if ((alive[row >>> 5]! & (1 << (row & 31))) !== 0) rows[kept++] = row;
    }
    selection.count = kept;
  }
}

const askedAt = (code: ArrayLike<number>, start: number): Asked & { readonly column: number } => ({
  code,
  column: code[start + 2]!,
  from: start + comparisonsAt,
  to: start + code[start + 1]!,
});

function invert(bits: Uint32Array): void {
  for (let word = 0; word < chunkWords; word++) bits[word] = ~bits[word]!;
}

/** Keeps in a bitmap what is in the other selection; a list where that is shorter. */
function intersect(selection: Selection, other: Selection, listBelow: number): void {
  if (other.isList) {
    let count = 0;
    for (let index = 0; index < other.count; index++) {
      const row = other.rows[index]!;
      if ((selection.bits[row >>> 5]! & (1 << (row & 31))) !== 0) selection.rows[count++] = row;
    }
    selection.isList = true;
    selection.count = count;
    return;
  }
  let rows = 0;
  for (let word = 0; word < chunkWords; word++) {
    const left = selection.bits[word]! & other.bits[word]!;
    selection.bits[word] = left;
    if (left !== 0) rows += bitCount(left);
  }
  if (rows <= listBelow) toRows(selection);
}

function bitCount(word: number): number {
  let sum = word - ((word >>> 1) & 0x5555_5555);
  sum = (sum & 0x3333_3333) + ((sum >>> 2) & 0x3333_3333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

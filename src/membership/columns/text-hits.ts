import { LRUCache } from "lru-cache";
import { chunkRows, chunkShift } from "../chunk.ts";

/** The rows of a chunk that satisfy a comparison, ascending, as they were at a version of the chunk. */
interface Hits {
  readonly version: number;
  /** How many rows the chunk had: those that came since were not asked. */
  readonly end: number;
  readonly rows: Uint16Array<ArrayBuffer>;
}

/** Rows of a chunk that were written: the last ones, and how many there were before them. */
interface Log {
  readonly rows: number[];
  forgotten: number;
}

/**
 * Remembers which rows of a column of texts satisfy a comparison, so that it need not be asked of every text again.
 * A row that was written since is asked alone; when too many were, the chunk is.
 */
export class TextHits {
  private made: LRUCache<string, Hits> | undefined;
  private readonly budget: number;
  private readonly logs: (Log | undefined)[] = [];

  /** `budget` is in bytes; what was not asked for longest goes first. */
  public constructor(budget: number) {
    this.budget = Math.max(1, budget);
  }

  public written(row: number): void {
    // Nothing is remembered that could be out of date.
    if (this.made === undefined) return;
    const chunk = row >>> chunkShift;
    const log = (this.logs[chunk] ??= { rows: [], forgotten: 0 });
    log.rows.push(row & (chunkRows - 1));
    if (log.rows.length < logLimit) return;
    log.forgotten += log.rows.length;
    log.rows.length = 0;
  }

  /** Whether the rows are known, so that asking for them costs no scan. */
  public knows(key: string, chunk: number): boolean {
    const hits = this.made?.peek(keyOf(key, chunk));
    return hits !== undefined && hits.version >= (this.logs[chunk]?.forgotten ?? 0);
  }

  /** The rows of a chunk that satisfy a comparison: from memory as far as possible, else by the scan. */
  public rowsOf(
    key: string,
    chunk: number,
    end: number,
    test: (row: number) => boolean,
    scan: () => Uint16Array<ArrayBuffer>,
  ): Uint16Array<ArrayBuffer> {
    const name = keyOf(key, chunk);
    const known = this.cache.get(name);
    const log = this.logs[chunk];
    const forgotten = log?.forgotten ?? 0;
    const version = forgotten + (log?.rows.length ?? 0);
    if (known?.version === version && known.end === end) return known.rows;
    const isLost = known === undefined || known.version < forgotten || end - known.end > logLimit;
    const rows = isLost
      ? scan()
      : mended(known, log?.rows.slice(known.version - forgotten) ?? [], end, test);
    this.cache.set(name, { version, end, rows });
    return rows;
  }

  private get cache(): LRUCache<string, Hits> {
    return (this.made ??= new LRUCache({
      maxSize: this.budget,
      sizeCalculation: ({ rows }, key) => rows.byteLength + key.length * 2 + 200,
    }));
  }

  public get bytes(): number {
    return this.made?.calculatedSize ?? 0;
  }
}

/** Rows that a log holds before it is begun anew. */
const logLimit = 1024;

const keyOf = (key: string, chunk: number): string => `${chunk} ${key}`;

/** The same rows, with those that were written, and those that came, asked again. */
function mended(
  { rows, end: from }: Hits,
  written: readonly number[],
  end: number,
  test: (row: number) => boolean,
): Uint16Array<ArrayBuffer> {
  const asked = new Set(written);
  for (let row = from; row < end; row++) asked.add(row);
  const kept = Array.from(rows).filter((row) => !asked.has(row));
  for (const row of asked) if (test(row)) kept.push(row);
  return Uint16Array.from(kept.toSorted((a, b) => a - b));
}

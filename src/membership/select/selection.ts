import { chunkRows, chunkWords } from "../chunk.ts";

/** Some rows of a chunk: as a list, in any order, or as a bitmap. */
export interface Selection {
  isList: boolean;
  readonly rows: Uint16Array<ArrayBuffer>;
  /** How many rows the list has. */
  count: number;
  readonly bits: Uint32Array<ArrayBuffer>;
}

/** Selections to work with, so that no query makes new ones. */
export class Selections {
  private readonly free: Selection[] = [];

  /** A selection, empty and a list. */
  public take(): Selection {
    const selection = this.free.pop() ?? {
      isList: true,
      rows: new Uint16Array(chunkRows),
      count: 0,
      bits: new Uint32Array(chunkWords),
    };
    selection.isList = true;
    selection.count = 0;
    return selection;
  }

  public give(selection: Selection): void {
    this.free.push(selection);
  }
}

/** Turns a selection into a bitmap. */
export function toBits(selection: Selection): Uint32Array<ArrayBuffer> {
  if (!selection.isList) return selection.bits;
  const { bits, rows, count } = selection;
  bits.fill(0);
  for (let index = 0; index < count; index++) {
    const row = rows[index]!;
    bits[row >>> 5]! |= 1 << (row & 31);
  }
  selection.isList = false;
  return bits;
}

/** Turns a selection into a list of ascending rows. */
export function toRows(selection: Selection): Uint16Array<ArrayBuffer> {
  const { bits, rows } = selection;
  if (selection.isList) {
    rows.subarray(0, selection.count).sort();
    return rows;
  }
  let count = 0;
  for (let word = 0; word < chunkWords; word++) {
    for (let left = bits[word]!; left !== 0; left &= left - 1)
      rows[count++] = word * 32 + (31 - Math.clz32(left & -left));
  }
  selection.isList = true;
  selection.count = count;
  return rows;
}

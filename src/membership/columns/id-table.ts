import { textsOf } from "./texts-of.ts";
import { type HeapImage, TextHeap } from "./text-heap.ts";

/**
 * Object ids and the rows that they have: open addressing over a hash of the id, at most two thirds of the slots taken.
 * Ids are told apart unit by unit, letter case included.
 */
export class IdTable {
  private heap = new TextHeap();
  /** By slot: a row, 0 for free, -1 for a slot whose id is gone. */
  private slots = new Int32Array(1024);
  private taken = 0;
  private live = 0;
  /** What was asked for last: a change asks for its id more than once. */
  private lastId: string | undefined;
  private lastRow = 0;

  /** How many ids there are. */
  public get size(): number {
    return this.live;
  }

  /** The row of an id; 0 where there is none. */
  public rowOf(id: string): number {
    if (id !== this.lastId) {
      this.lastRow = this.find(id);
      this.lastId = id;
    }
    return this.lastRow;
  }

  public idOf(row: number): string {
    return this.heap.get(row);
  }

  /** The ids of many rows. */
  public idsOf(rows: ArrayLike<number>): string[] {
    return textsOf(this.heap, rows);
  }

  /** The text of every id, by row. */
  public get texts(): TextHeap {
    return this.heap;
  }

  /** Gives a row to an id that has none. */
  public add(id: string, row: number): void {
    if ((this.taken + 1) * 3 > this.slots.length * 2) this.rehash();
    this.lastId = undefined;
    this.heap.set(row, id);
    this.put(hash(id), row);
    this.live++;
  }

  /** Takes the row of an id away from it. */
  public delete(id: string): void {
    this.lastId = undefined;
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash(id) & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row === 0) return;
      if (row > 0 && this.heap.equals(row, id)) {
        slots[slot] = -1;
        this.heap.set(row, "");
        this.live--;
        return;
      }
    }
  }

  public get bytes(): number {
    return this.heap.size + this.slots.byteLength;
  }

  public image(rows: number): HeapImage & { readonly slots: Int32Array<ArrayBuffer> } {
    return { ...this.heap.image(rows), slots: this.slots };
  }

  public static of(image: HeapImage & { readonly slots: Int32Array<ArrayBuffer> }): IdTable {
    const table = new IdTable();
    table.heap = TextHeap.of(image);
    table.slots = image.slots;
    for (const row of table.slots) {
      if (row !== 0) table.taken++;
      if (row > 0) table.live++;
    }
    return table;
  }

  private find(id: string): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash(id) & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row === 0) return 0;
      if (row > 0 && this.heap.equals(row, id)) return row;
    }
  }

  private put(hashed: number, row: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = hashed & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row;
    this.taken++;
  }

  /** Makes room, and forgets the slots whose ids are gone. */
  private rehash(): void {
    const old = this.slots;
    let length = 1024;
    while (length < (this.live + 1) * 2) length *= 2;
    this.slots = new Int32Array(length);
    this.taken = 0;
    for (const row of old) if (row > 0) this.put(hash(this.heap.get(row)), row);
  }
}

/** Two units a step: ids are long, and a step has to wait for the one before. */
function hash(id: string): number {
  let hashed = id.length;
  let index = 0;
  for (; index + 1 < id.length; index += 2)
    hashed = Math.imul(
      hashed ^ (id.charCodeAt(index) | (id.charCodeAt(index + 1) << 16)),
      0x9e3779b1,
    );
  if (index < id.length) hashed = Math.imul(hashed ^ id.charCodeAt(index), 0x9e3779b1);
  hashed = Math.imul(hashed ^ (hashed >>> 15), 0x85ebca6b);
  return hashed ^ (hashed >>> 13);
}

import { grown } from "../columns/growth.ts";

/** The first entry of a bucket that is empty. */
export const noEntry = -1;

/**
 * Buckets by a pair of numbers, and the entries in them as linked lists: open addressing, at most half of the slots
 * taken. An entry also knows the next one of the same owner, so that all of an owner can be withdrawn.
 *
 * What is read together lies together: a look for a pair that is not there costs one line of the cache, an entry another.
 */
export class PairTable {
  /** By slot: the first and the second number, and the first entry. A slot is free where its first number is -1. */
  private slots = new Int32Array(1024 * slotSize).fill(-1);
  private taken = 0;
  private buckets = 0;
  /** By entry: its owner, the next entry of the bucket, the one before it, the next of the owner, and the pair. */
  private entries = new Int32Array(1024 * entrySize);
  private end = 0;
  private free = noEntry;

  /** The first entry under a pair. */
  public find(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    return this.slots[slot] === -1 ? noEntry : this.slots[slot + headAt]!;
  }

  /** The next entry under the same pair. */
  public next(entry: number): number {
    return this.entries[entry + nextAt]!;
  }

  public ownerOf(entry: number): number {
    return this.entries[entry]!;
  }

  public firstOf(entry: number): number {
    return this.entries[entry + firstAt]!;
  }

  public secondOf(entry: number): number {
    return this.entries[entry + secondAt]!;
  }

  /** The next entry of the same owner. */
  public sibling(entry: number): number {
    return this.entries[entry + siblingAt]!;
  }

  /** Adds an entry of an owner, whose latest entry so far is `sibling`. */
  public add(first: number, second: number, owner: number, sibling: number): number {
    if ((this.taken + 1) * 2 * slotSize > this.slots.length) this.rehash();
    const slot = this.slotOf(first, second);
    const { slots } = this;
    if (slots[slot] === -1) {
      slots[slot] = first;
      slots[slot + 1] = second;
      slots[slot + headAt] = noEntry;
      this.taken++;
    }
    const head = slots[slot + headAt]!;
    if (head === noEntry) this.buckets++;
    const entry = this.freshEntry();
    const { entries } = this;
    entries[entry] = owner;
    entries[entry + nextAt] = head;
    entries[entry + previousAt] = noEntry;
    entries[entry + siblingAt] = sibling;
    entries[entry + firstAt] = first;
    entries[entry + secondAt] = second;
    if (head !== noEntry) entries[head + previousAt] = entry;
    slots[slot + headAt] = entry;
    return entry;
  }

  public delete(entry: number): void {
    const { entries } = this;
    const next = entries[entry + nextAt]!;
    const previous = entries[entry + previousAt]!;
    if (next !== noEntry) entries[next + previousAt] = previous;
    if (previous === noEntry) {
      const slot = this.slotOf(entries[entry + firstAt]!, entries[entry + secondAt]!);
      this.slots[slot + headAt] = next;
      if (next === noEntry) this.buckets--;
    } else entries[previous + nextAt] = next;
    entries[entry + nextAt] = this.free;
    this.free = entry;
  }

  public get bytes(): number {
    return this.slots.byteLength + this.entries.byteLength;
  }

  private freshEntry(): number {
    const entry = this.free;
    if (entry !== noEntry) {
      this.free = this.entries[entry + nextAt]!;
      return entry;
    }
    if (this.end === this.entries.length) this.entries = grown(this.entries, this.end * 2);
    this.end += entrySize;
    return this.end - entrySize;
  }

  /** Where the slot of a pair begins, or the free one where it would be put. */
  private slotOf(first: number, second: number): number {
    const { slots } = this;
    const mask = slots.length / slotSize - 1;
    let slot = hash(first, second) & mask;
    for (;;) {
      const at = slot * slotSize;
      const taken = slots[at]!;
      if (taken === -1 || (taken === first && slots[at + 1] === second)) return at;
      slot = (slot + 1) & mask;
    }
  }

  /** Makes room, and forgets the buckets that are empty. */
  private rehash(): void {
    const old = this.slots;
    let length = 1024;
    while (length < (this.buckets + 1) * 4) length *= 2;
    this.slots = new Int32Array(length * slotSize).fill(-1);
    this.taken = 0;
    for (let at = 0; at < old.length; at += slotSize) {
      if (old[at] === -1 || old[at + headAt] === noEntry) continue;
      this.slots.set(old.subarray(at, at + slotSize), this.slotOf(old[at]!, old[at + 1]!));
      this.taken++;
    }
  }
}

const slotSize = 4;
const headAt = 2;

const entrySize = 6;
const nextAt = 1;
const previousAt = 2;
const siblingAt = 3;
const firstAt = 4;
const secondAt = 5;

function hash(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

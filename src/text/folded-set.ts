import { equalsFolded, fold, foldUnit } from "./ignore-case.ts";

/**
 * A set of texts that are looked up ignoring case, without a folded copy of the text that is looked for.
 *
 * Open addressing over the hash of the folded units; at most half of the slots are taken.
 */
export class FoldedSet {
  private readonly slots: (string | undefined)[];
  private readonly mask: number;

  public constructor(texts: Iterable<string>) {
    const folded = new Set(Array.from(texts, fold));
    let capacity = 4;
    while (capacity < folded.size * 2) capacity *= 2;
    this.slots = Array.from({ length: capacity }, () => undefined);
    this.mask = capacity - 1;
    for (const text of folded) this.slots[this.slotOf(text)] = text;
  }

  public has(text: string): boolean {
    return this.slots[this.slotOf(text)] !== undefined;
  }

  /** The slot that holds the text, or the free one where it would be put. */
  private slotOf(text: string): number {
    let slot = hash(text) & this.mask;
    for (;;) {
      const taken = this.slots[slot];
      if (taken === undefined || equalsFolded(text, taken)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }
}

/** FNV-1a over the folded units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ foldUnit(text.charCodeAt(index)), 0x01000193);
  }
  return value ^ (value >>> 15);
}

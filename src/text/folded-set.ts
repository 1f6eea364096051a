import { equalsFolded, fold, foldUnit } from "./ignore-case.ts";

/**
 * A set of texts that are looked up ignoring case, without a folded copy of the text that is looked for.
 *
 * Open addressing over the hash of the folded units; at most half of the slots are taken.
 */
export class FoldedSet {
  private readonly texts: Iterable<string>;
  /** The table, built when it is first asked. */
  private slots: (string | undefined)[] | undefined;

  public constructor(texts: Iterable<string>) {
    this.texts = texts;
  }

  public has(text: string): boolean {
    this.slots ??= tableOf(this.texts);
    return this.slots[slotOf(this.slots, text)] !== undefined;
  }
}

function tableOf(texts: Iterable<string>): (string | undefined)[] {
  const folded = new Set(Array.from(texts, fold));
  let capacity = 4;
  while (capacity < folded.size * 2) capacity *= 2;
  const slots = Array.from<string | undefined>({ length: capacity });
  for (const text of folded) slots[slotOf(slots, text)] = text;
  return slots;
}

/** The slot that holds the text, or the free one where it would be put. */
function slotOf(slots: readonly (string | undefined)[], text: string): number {
  const mask = slots.length - 1;
  let slot = hash(text) & mask;
  for (;;) {
    const taken = slots[slot];
    if (taken === undefined || equalsFolded(text, taken)) return slot;
    slot = (slot + 1) & mask;
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

import { FoldedText, isFolded } from "./folded-text.ts";

/**
 * What belongs to texts, looked up by a text ignoring case, without a folded copy of it.
 *
 * Open addressing over the hash of the folded units; at most half of the slots are taken.
 */
export class EqualTexts<Owner> {
  private slots: (Entry<Owner> | undefined)[] = Array.from({ length: 8 });
  /** How many slots are taken, those whose entry has lost its owners included. */
  private taken = 0;
  /** How many owners there are for texts of each length: most texts are seen to be none of them at once. */
  private readonly lengths: number[] = [];
  private readonly scratch = new FoldedText();

  /** Adds an owner of a folded text. */
  add(folded: string, owner: Owner): void {
    this.scratch.read(folded);
    const slot = this.slotOf(this.scratch);
    const entry = this.slots[slot];
    while (this.lengths.length <= folded.length) this.lengths.push(0);
    this.lengths[folded.length]!++;
    if (entry !== undefined) {
      entry.owners.push(owner);
      return;
    }
    this.slots[slot] = { folded, owners: [owner] };
    this.taken++;
    if (this.taken * 2 > this.slots.length) this.rebuild();
  }

  /** Removes an owner that was added. */
  remove(folded: string, owner: Owner): void {
    this.scratch.read(folded);
    const owners = this.slots[this.slotOf(this.scratch)]?.owners ?? [];
    owners.splice(owners.indexOf(owner), 1);
    this.lengths[folded.length]!--;
  }

  /** Returns the owners of a text. */
  ownersOf(text: FoldedText): readonly Owner[] {
    if ((this.lengths[text.length] ?? 0) === 0) return nobody;
    return this.slots[this.slotOf(text)]?.owners ?? nobody;
  }

  /** Returns the slot that holds the text, or the free one where it would be put. */
  private slotOf(text: FoldedText): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(text) & mask;
    for (;;) {
      const entry = this.slots[slot];
      if (entry === undefined || isFolded(text, entry.folded)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private rebuild(): void {
    const entries = this.slots.filter((entry) => entry !== undefined && entry.owners.length > 0);
    let capacity = 8;
    while (capacity < entries.length * 4) capacity *= 2;
    this.slots = Array.from({ length: capacity });
    this.taken = entries.length;
    for (const entry of entries) {
      if (entry === undefined) continue;
      this.scratch.read(entry.folded);
      this.slots[this.slotOf(this.scratch)] = entry;
    }
  }
}

const nobody: readonly never[] = [];

interface Entry<Owner> {
  readonly folded: string;
  readonly owners: Owner[];
}

/** FNV-1a over the units. */
function hashOf({ units, length }: FoldedText): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < length; index++) {
    value = Math.imul(value ^ units[index]!, 0x01000193);
  }
  return value ^ (value >>> 15);
}

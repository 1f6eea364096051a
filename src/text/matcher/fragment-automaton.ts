import type { FoldedText } from "./folded-text.ts";
import { type FragmentTrie, trieOf } from "./fragment-trie.ts";
import type { Fragment } from "./fragment.ts";
import { endClass, startClass, UnitClasses } from "./unit-classes.ts";

/**
 * Finds out which of many requirements a text meets, in one reading (Aho and Corasick): each is a number of clauses, and
 * a text has to have a fragment of every one.
 *
 * The node at a position is the longest beginning of fragments that ends there. The first nodes have rows of a table
 * that tell where every class leads; the others, if the table would be too large, their children and a `fallback`.
 * Anchors are read as units, so all that is found counts.
 */
export class FragmentAutomaton {
  /** The numbers of the requirements that were found to be met last. */
  readonly met: Uint32Array;
  private readonly trie: FragmentTrie;
  private readonly classes = new UnitClasses();
  /** By node: its longest proper end that is a node too. */
  private readonly fallbacks: Uint32Array;
  /** By node: the longest of its proper ends that are fragments, 0 if there is none. */
  private readonly links: Uint32Array;
  /** By class, and row of a node: the node that it leads to, inverted (`~`) if fragments end there. */
  private readonly table: Int32Array;
  /** How far a node's number is shifted to give the start of its row. */
  private readonly shift: number;
  /** How many nodes have rows. */
  private readonly rows: number;
  private readonly start: number;
  /** By clause: the number of its requirement. */
  private readonly requirements: Uint32Array;
  /** By requirement: how many clauses it has; how many of them the text has had up to now, if it has been one at all. */
  private readonly clauseCounts: Uint32Array;
  private readonly metCounts: Uint32Array;
  /** By node, clause and requirement: the reading in which it was last come upon. */
  private readonly nodeReadings: Uint32Array;
  private readonly clauseReadings: Uint32Array;
  private readonly requirementReadings: Uint32Array;
  private reading = 0;

  /** The table has at most `cellLimit` cells, but a row at least. */
  constructor(requirements: readonly Requirement[], cellLimit: number = defaultCellLimit) {
    this.trie = trieOf(requirements.flat(), this.classes);
    const { size } = this.trie;
    this.shift = 32 - Math.clz32(this.classes.size - 1);
    this.rows = Math.min(size, Math.max(1, cellLimit >> this.shift));
    this.table = new Int32Array(this.rows << this.shift);
    this.fallbacks = new Uint32Array(size);
    this.links = new Uint32Array(size);
    this.nodeReadings = new Uint32Array(size);
    this.requirements = Uint32Array.from(
      requirements.flatMap((clauses, requirement) => clauses.map(() => requirement)),
    );
    this.clauseReadings = new Uint32Array(this.requirements.length);
    this.clauseCounts = Uint32Array.from(requirements, (clauses) => clauses.length);
    this.metCounts = new Uint32Array(requirements.length);
    this.requirementReadings = new Uint32Array(requirements.length);
    this.met = new Uint32Array(requirements.length);
    for (let node = 0; node < size; node++) this.connect(node);
    this.start = this.after(0, startClass);
  }

  /** How many nodes there are. */
  get size(): number {
    return this.trie.size;
  }

  /** Writes the numbers of the requirements that the text meets to `met`, each once; returns how many they are. */
  find(text: FoldedText): number {
    this.begin();
    const { table, shift, rows, classes } = this;
    const { latin } = classes;
    const { units, length } = text;
    let count = 0;
    let node = this.start;
    for (let index = 0; index < length; index++) {
      const unit = units[index]!;
      const unitClass = unit < 256 ? latin[unit]! : classes.classOf(unit);
      const next = node < rows ? table[(node << shift) | unitClass]! : this.after(node, unitClass);
      if (next >= 0) {
        node = next;
      } else {
        node = ~next;
        count = this.collect(node, count);
      }
    }
    const last = this.after(node, endClass);
    return last < 0 ? this.collect(~last, count) : count;
  }

  private begin(): void {
    this.reading = (this.reading + 1) >>> 0;
    if (this.reading !== 0) return;
    this.reading = 1;
    this.nodeReadings.fill(0);
    this.clauseReadings.fill(0);
    this.requirementReadings.fill(0);
  }

  /** Takes in the fragments that end with a node; where it has been in this reading, all further ones are known. */
  private collect(last: number, countBefore: number): number {
    const { links, nodeReadings, clauseReadings, reading } = this;
    const { outputs, clauses } = this.trie;
    let count = countBefore;
    for (let node = last; node !== 0 && nodeReadings[node] !== reading; node = links[node]!) {
      nodeReadings[node] = reading;
      const end = outputs[node + 1]!;
      for (let output = outputs[node]!; output < end; output++) {
        const clause = clauses[output]!;
        if (clauseReadings[clause] === reading) continue;
        clauseReadings[clause] = reading;
        const requirement = this.requirements[clause]!;
        if (this.meetsAll(requirement)) this.met[count++] = requirement;
      }
    }
    return count;
  }

  /** Counts one more clause of a requirement; tells whether it was the last. */
  private meetsAll(requirement: number): boolean {
    const { clauseCounts, metCounts, requirementReadings, reading } = this;
    if (clauseCounts[requirement] === 1) return true;
    if (requirementReadings[requirement] !== reading) {
      requirementReadings[requirement] = reading;
      metCounts[requirement] = 0;
    }
    metCounts[requirement]!++;
    return metCounts[requirement] === clauseCounts[requirement];
  }

  /** Returns the node that a class leads to from a node, inverted if fragments end there. */
  private after(from: number, unitClass: number): number {
    let node = from;
    while (node >= this.rows) {
      const child = this.childOf(node, unitClass);
      if (child !== 0) return this.hasOutput(child) ? ~child : child;
      node = this.fallbacks[node]!;
    }
    return this.table[(node << this.shift) | unitClass]!;
  }

  /** Returns the child of a node that a class leads to, 0 if there is none. */
  private childOf(node: number, unitClass: number): number {
    const { children, classes } = this.trie;
    let low = children[node]!;
    const end = children[node + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (classes[middle]! < unitClass) low = middle + 1;
      else high = middle;
    }
    return low < end && classes[low] === unitClass ? low : 0;
  }

  /** Connects the children of a node, all nodes with smaller numbers being connected. */
  private connect(node: number): void {
    const { children, classes } = this.trie;
    const { fallbacks, links, table, shift } = this;
    const end = children[node + 1]!;
    for (let child = children[node]!; child < end; child++) {
      const next = node === 0 ? 0 : this.after(fallbacks[node]!, classes[child]!);
      const fallback = next < 0 ? ~next : next;
      fallbacks[child] = fallback;
      links[child] = this.endsFragment(fallback) ? fallback : links[fallback]!;
    }
    if (node >= this.rows) return;
    const row = node << shift;
    const model = fallbacks[node]! << shift;
    if (node !== 0) table.copyWithin(row, model, model + this.classes.size);
    for (let child = children[node]!; child < end; child++) {
      table[row | classes[child]!] = this.hasOutput(child) ? ~child : child;
    }
  }

  private hasOutput(node: number): boolean {
    return this.endsFragment(node) || this.links[node] !== 0;
  }

  private endsFragment(node: number): boolean {
    const { outputs } = this.trie;
    return outputs[node] !== outputs[node + 1];
  }
}

/** Clauses of each of which a text has to have a fragment. */
export type Requirement = readonly (readonly Fragment[])[];

/** 4 MB. */
const defaultCellLimit = 1 << 20;

import { foldUnit } from "../../text/ignore-case.ts";
import type { UnitSet } from "../../text/pattern/unit-set.ts";
import { FoldedTrie } from "./folded-trie.ts";
import { settledFalse, settledTrue, type Reader, type ReaderState } from "./reader.ts";

/**
 * Reads whether a text contains one of some folded texts, or ends with one of them: a state is the longest beginning of
 * one of them with which ends what has been read (Aho and Corasick).
 */
export class FragmentReader implements Reader {
  readonly sets: readonly UnitSet[];
  readonly first: ReaderState;
  private readonly trie: FoldedTrie;
  private readonly distances: readonly number[];
  private readonly asksAnywhere: boolean;
  /** By node: the longest shorter end of it that is a node, too. */
  private readonly fallbacks: number[];
  /** By node: whether one of the texts is an end of it. */
  private readonly hits: boolean[];
  private readonly known = new Map<number, number>();

  constructor(texts: Iterable<string>, asks: "anywhere" | "ending") {
    const trie = new FoldedTrie(texts);
    this.trie = trie;
    this.distances = trie.distances();
    this.sets = trie.sets();
    this.asksAnywhere = asks === "anywhere";
    this.fallbacks = Array.from<number>({ length: trie.ends.length }).fill(0);
    this.hits = [...trie.ends];
    for (const node of byDepth(trie)) {
      const parent = trie.parents[node] ?? 0;
      const unit = trie.units[node] ?? 0;
      const fallback = parent === 0 ? 0 : this.follow(this.fallbacks[parent] ?? 0, unit);
      this.fallbacks[node] = fallback;
      this.hits[node] = this.hits[node] === true || this.hits[fallback] === true;
    }
    const isEmpty = trie.ends.length === 1 && !this.accepts(0);
    this.first = isEmpty ? settledFalse : this.asksAnywhere && this.accepts(0) ? settledTrue : 0;
  }

  step(state: ReaderState, unit: number): ReaderState {
    const node = this.follow(state, foldUnit(unit));
    return this.asksAnywhere && this.accepts(node) ? settledTrue : node;
  }

  accepts(state: ReaderState): boolean {
    return this.hits[state] === true;
  }

  owed(state: ReaderState): number {
    return this.distances[state] ?? 0;
  }

  /** Each way that falls back is remembered, so that none is gone twice. */
  private follow(from: number, foldedUnit: number): number {
    const child = this.trie.child(from, foldedUnit);
    if (child !== undefined) return child;
    if (from === 0) return 0;
    const key = from * 0x10000 + foldedUnit;
    let node = from;
    let next = this.known.get(key);
    while (next === undefined && node > 0) {
      node = this.fallbacks[node] ?? 0;
      next = this.trie.child(node, foldedUnit) ?? this.known.get(node * 0x10000 + foldedUnit);
    }
    this.known.set(key, next ?? 0);
    return next ?? 0;
  }
}

/** The nodes below the root, those nearer to it first. */
function byDepth(trie: FoldedTrie): readonly number[] {
  const depths = [0];
  const nodes: number[] = [];
  for (let node = 1; node < trie.ends.length; node++) {
    depths.push((depths[trie.parents[node] ?? 0] ?? 0) + 1);
    nodes.push(node);
  }
  return nodes.toSorted((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0));
}

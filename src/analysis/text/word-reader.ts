import { foldUnit } from "../../text/ignore-case.ts";
import type { UnitSet } from "../../text/pattern/unit-set.ts";
import { FoldedTrie } from "./folded-trie.ts";
import { settledFalse, settledTrue, type Reader, type ReaderState } from "./reader.ts";

/** Reads whether a text is one of some folded texts, or begins with one of them. */
export class WordReader implements Reader {
  readonly sets: readonly UnitSet[];
  readonly first: ReaderState;
  private readonly trie: FoldedTrie;
  private readonly distances: readonly number[];
  private readonly asksBeginning: boolean;

  constructor(texts: Iterable<string>, asks: "whole" | "beginning") {
    this.trie = new FoldedTrie(texts);
    this.distances = this.trie.distances();
    this.sets = this.trie.sets();
    this.asksBeginning = asks === "beginning";
    const isEmpty = this.trie.ends.length === 1 && !this.accepts(0);
    this.first = isEmpty ? settledFalse : this.asksBeginning && this.accepts(0) ? settledTrue : 0;
  }

  step(state: ReaderState, unit: number): ReaderState {
    const node = this.trie.child(state, foldUnit(unit));
    if (node === undefined) return settledFalse;
    return this.asksBeginning && this.accepts(node) ? settledTrue : node;
  }

  accepts(state: ReaderState): boolean {
    return this.trie.ends[state] === true;
  }

  ways(state: ReaderState): readonly number[] {
    return this.trie.unitsBelow(state);
  }

  owed(state: ReaderState): number {
    return this.distances[state] ?? 0;
  }
}

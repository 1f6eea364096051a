import type { ReaderState } from "./reader.ts";

/** The states of all readers together that some text leads to, each with the text that led there first. */
export class SearchNodes {
  size = 0;
  private readonly width: number;
  private readonly owedAt: (states: readonly ReaderState[]) => number;
  private readonly states: ReaderState[] = [];
  private readonly parents: number[] = [];
  private readonly units: number[] = [];
  private readonly known = new Set<string>();
  /** Nodes from here on have not been taken; unless they are in piles by what they owe. */
  private untaken = 0;
  private piles: (number[] | undefined)[] | undefined;
  private leastOwed = 0;

  /** Begins with the node of the empty text, which counts as unknown when another text leads there. */
  constructor(first: readonly ReaderState[], owedAt: (states: readonly ReaderState[]) => number) {
    this.width = first.length;
    this.owedAt = owedAt;
    this.push(first, -1, 0);
  }

  /** Adds the node that a unit leads to; returns false if it is known. */
  add(states: readonly ReaderState[], parent: number, unit: number): boolean {
    const { size } = this.known;
    this.known.add(states.join());
    if (this.known.size === size) return false;
    this.push(states, parent, unit);
    if (this.piles !== undefined) this.pile(this.size - 1, states);
    return true;
  }

  /** Returns a node that has not been taken, of the shortest text unless said otherwise; `undefined` if there is none. */
  take(): number | undefined {
    if (this.piles === undefined) return this.untaken < this.size ? this.untaken++ : undefined;
    for (; this.leastOwed < this.piles.length; this.leastOwed++) {
      const node = this.piles[this.leastOwed]?.pop();
      if (node !== undefined) return node;
    }
    return undefined;
  }

  /** From now on, nodes are taken first that owe the least. */
  takeLeastOwedFirst(): void {
    if (this.piles !== undefined) return;
    this.piles = [];
    for (let node = this.size - 1; node >= this.untaken; node--) {
      const begin = node * this.width;
      this.pile(node, this.states.slice(begin, begin + this.width));
    }
  }

  stateAt(node: number, index: number): ReaderState {
    return this.states[node * this.width + index] ?? 0;
  }

  /** Returns the text that led to a node first. */
  textOf(node: number): string {
    const units: string[] = [];
    for (let at = node; at > 0; at = this.parents[at] ?? 0)
      units.push(String.fromCharCode(this.units[at] ?? 0));
    return units.toReversed().join("");
  }

  private push(states: readonly ReaderState[], parent: number, unit: number): void {
    for (const state of states) this.states.push(state);
    this.parents.push(parent);
    this.units.push(unit);
    this.size++;
  }

  private pile(node: number, states: readonly ReaderState[]): void {
    const owed = this.owedAt(states);
    (this.piles ??= [])[owed] ??= [];
    this.piles[owed]?.push(node);
    this.leastOwed = Math.min(this.leastOwed, owed);
  }
}

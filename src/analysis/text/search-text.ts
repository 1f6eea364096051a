import type { Work } from "../work.ts";
import type { DemandedReader } from "./demanded-readers.ts";
import { acceptsAt, settledTrue, type ReaderState } from "./reader.ts";
import { SearchNodes } from "./search-nodes.ts";
import type { UnitPartition } from "./unit-partition.ts";

/** What a search comes to. `rejected`: there are texts that pass the readers, but none that was tried is wanted. */
export type Search =
  | { readonly kind: "found"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "rejected" | "out of work" };

/**
 * Searches for a text, not empty, that passes all readers and is wanted: a shortest one or, once half of the work is
 * done, any one.
 *
 * Goes through the states of all readers together, and through each of them once. Stops when no more work is left than
 * `reserve`.
 */
export function searchText(
  readers: readonly DemandedReader[],
  partition: UnitPartition,
  work: Work,
  isWanted: (text: string) => boolean,
  reserve = 0,
): Search {
  const first = readers.map(({ reader }) => reader.first);
  if (readers.some(({ holds }, index) => isSettledAgainst(first[index] ?? 0, holds)))
    return { kind: "none" };
  const nodes = new SearchNodes(first, (states) => owedAt(readers, states));
  const cost = 1 + (readers.length >> 2);
  const half = (work.left + reserve) / 2;
  const next: ReaderState[] = [...first];
  let isRejected = false;
  for (let node = nodes.take(); node !== undefined; node = nodes.take()) {
    const ways = waysFrom(readers, nodes, node, partition);
    // Of the nodes that owe the same, the last one added is taken first.
    for (const unitClass of work.left < half ? ways.toReversed() : ways) {
      work.left -= cost;
      if (work.left <= reserve) return { kind: isRejected ? "rejected" : "out of work" };
      const unit = partition.representatives[unitClass] ?? 0;
      if (!step(readers, nodes, node, unit, next) || !nodes.add(next, node, unit)) continue;
      if (!passes(readers, next)) continue;
      const text = nodes.textOf(nodes.size - 1);
      if (isWanted(text)) return { kind: "found", text };
      isRejected = true;
    }
    if (work.left < half) nodes.takeLeastOwedFirst();
  }
  return { kind: isRejected ? "rejected" : "none" };
}

/** The classes of units that may lead on from a node. */
function waysFrom(
  readers: readonly DemandedReader[],
  nodes: SearchNodes,
  node: number,
  partition: UnitPartition,
): readonly number[] {
  for (const [index, { reader, holds }] of readers.entries()) {
    const state = nodes.stateAt(node, index);
    if (holds && state >= 0 && reader.ways !== undefined)
      return partition.classesOf(reader.ways(state));
  }
  return partition.order;
}

/** Puts the states behind a unit into `next`; stops and returns false when one is settled against what is demanded. */
function step(
  readers: readonly DemandedReader[],
  nodes: SearchNodes,
  node: number,
  unit: number,
  next: ReaderState[],
): boolean {
  for (let index = 0; index < readers.length; index++) {
    const { reader, holds } = readers[index]!;
    const state = nodes.stateAt(node, index);
    const following = state < 0 ? state : reader.step(state, unit);
    if (isSettledAgainst(following, holds)) return false;
    next[index] = following;
  }
  return true;
}

const isSettledAgainst = (state: ReaderState, holds: boolean): boolean =>
  state < 0 && (state === settledTrue) !== holds;

function passes(readers: readonly DemandedReader[], states: readonly ReaderState[]): boolean {
  return readers.every(
    ({ reader, holds }, index) => acceptsAt(reader, states[index] ?? 0) === holds,
  );
}

/** How many units are missing at least, added up over what must hold. */
function owedAt(readers: readonly DemandedReader[], states: readonly ReaderState[]): number {
  return readers.reduce((sum, { reader, holds }, index) => {
    const state = states[index] ?? 0;
    return !holds || state < 0 ? sum : sum + reader.owed(state);
  }, 0);
}

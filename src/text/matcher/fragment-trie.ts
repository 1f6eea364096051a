import type { Fragment } from "./fragment.ts";
import { endClass, startClass, type UnitClasses } from "./unit-classes.ts";

/**
 * The common beginnings of many fragments. Anchors are units of their own: before the first, behind the last.
 *
 * Nodes are numbered breadth first, and the children of a node by class: so they follow each other, and where they begin
 * is all that has to be kept.
 */
export interface FragmentTrie {
  readonly size: number;
  /** The children of node n are the nodes from `children[n]` up to `children[n + 1]`. */
  readonly children: Uint32Array;
  /** By node: the class that leads to it. */
  readonly classes: Uint16Array;
  /** The fragments that node n ends are of the clauses `clauses[outputs[n]]` up to `clauses[outputs[n + 1]]`. */
  readonly outputs: Uint32Array;
  readonly clauses: Uint32Array;
}

/** Builds the trie of the fragments of clauses, which are numbered as they come. */
export function trieOf(
  clauses: readonly (readonly Fragment[])[],
  unitClasses: UnitClasses,
): FragmentTrie {
  const words = clauses.flatMap((clause, number) =>
    clause.map((fragment) => ({ spelling: spellingOf(fragment, unitClasses), clause: number })),
  );
  words.sort((a, b) => (a.spelling < b.spelling ? -1 : a.spelling > b.spelling ? 1 : 0));
  const limit = words.reduce((sum, { spelling }) => sum + spelling.length, 1);
  // The words that begin with what leads to node n are those from `from[n]` up to `to[n]`.
  const from = new Uint32Array(limit);
  const to = new Uint32Array(limit);
  const children = new Uint32Array(limit + 1);
  const classesOfNodes = new Uint16Array(limit);
  const outputs = new Uint32Array(limit + 1);
  const clausesOfOutputs = new Uint32Array(words.length);
  to[0] = words.length;
  let size = 1;
  let outputCount = 0;
  let depth = 0;
  let levelEnd = 1;
  for (let node = 0; node < size; node++) {
    if (node === levelEnd) {
      depth++;
      levelEnd = size;
    }
    let word = from[node]!;
    const end = to[node]!;
    outputs[node] = outputCount;
    // A word comes before those that it begins.
    for (; word < end && words[word]!.spelling.length === depth; word++) {
      clausesOfOutputs[outputCount++] = words[word]!.clause;
    }
    children[node] = size;
    while (word < end) {
      const unitClass = words[word]!.spelling.charCodeAt(depth);
      from[size] = word++;
      while (word < end && words[word]!.spelling.charCodeAt(depth) === unitClass) word++;
      to[size] = word;
      classesOfNodes[size++] = unitClass;
    }
  }
  children[size] = size;
  outputs[size] = outputCount;
  return {
    size,
    children: children.slice(0, size + 1),
    classes: classesOfNodes.slice(0, size),
    outputs: outputs.slice(0, size + 1),
    clauses: clausesOfOutputs,
  };
}

function spellingOf({ text, isAtStart, isAtEnd }: Fragment, classes: UnitClasses): string {
  const start = isAtStart ? String.fromCharCode(startClass) : "";
  const end = isAtEnd ? String.fromCharCode(endClass) : "";
  return start + classes.learn(text) + end;
}

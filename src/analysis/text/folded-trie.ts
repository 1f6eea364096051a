import { foldUnit } from "../../text/ignore-case.ts";
import { unitIgnoringCase } from "../../text/pattern/unit-case.ts";
import { rangesOf, type UnitSet } from "../../text/pattern/unit-set.ts";

/** Some folded texts as a tree: texts that begin alike share nodes. Nodes are numbered from the root, 0. */
export class FoldedTrie {
  /** By node: whether a text ends there. */
  readonly ends: boolean[] = [false];
  /** By node: the node before it and the folded unit between, both 0 for the root. Parents come before their children. */
  readonly parents: number[] = [0];
  readonly units: number[] = [0];
  /** By node: the folded units that lead to the nodes below it. */
  private readonly branches: number[][] = [[]];
  private readonly children = new Map<number, number>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) this.add(text);
  }

  /** Returns the node below another one, `undefined` if there is none. */
  child(node: number, foldedUnit: number): number | undefined {
    return this.children.get(node * 0x10000 + foldedUnit);
  }

  /** Returns the units that lead to the nodes below another one, each with those that equal it ignoring case. */
  unitsBelow(node: number): number[] {
    return (this.branches[node] ?? []).flatMap((unit) =>
      rangesOf(setOf(unit)).flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      ),
    );
  }

  /** Returns, by node, how many units the shortest text that goes through it has behind it. */
  distances(): number[] {
    const distances = this.ends.map((isEnd) => (isEnd ? 0 : Infinity));
    for (let node = this.ends.length - 1; node > 0; node--) {
      const parent = this.parents[node] ?? 0;
      distances[parent] = Math.min(distances[parent] ?? 0, (distances[node] ?? 0) + 1);
    }
    return distances;
  }

  /** Returns the units of the texts, each with those that equal it ignoring case. */
  sets(): UnitSet[] {
    return Array.from(new Set(this.units.slice(1)), setOf);
  }

  private add(text: string): void {
    let node = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      const known = this.child(node, unit);
      if (known === undefined) {
        this.children.set(node * 0x10000 + unit, this.ends.length);
        this.branches[node]?.push(unit);
        this.branches.push([]);
        this.parents.push(node);
        this.units.push(unit);
        node = this.ends.push(false) - 1;
      } else {
        node = known;
      }
    }
    this.ends[node] = true;
  }
}

/** The set of units that fold to the unit, remembered for ASCII. */
function setOf(foldedUnit: number): UnitSet {
  if (foldedUnit >= 128) return unitIgnoringCase(foldUnit(foldedUnit));
  return (ofAscii[foldedUnit] ??= unitIgnoringCase(foldedUnit));
}

const ofAscii: (UnitSet | undefined)[] = Array.from({ length: 128 });

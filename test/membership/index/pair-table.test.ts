import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noEntry, PairTable } from "../../../src/membership/index/pair-table.ts";
import { isSeen } from "../../laws/planted.ts";

type Step =
  | {
      readonly kind: "add";
      readonly first: number;
      readonly second: number;
      readonly owner: number;
    }
  | { readonly kind: "withdraw"; readonly owner: number };

/** Pairs of which a part differs only, and -1 in second place. */
const part = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(1000, 2 ** 20, 2 ** 31 - 1));
const owner = fc.nat({ max: 8 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("add" as const),
        first: part,
        second: fc.oneof(part, fc.constant(-1)),
        owner,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), owner }) },
  ),
  { maxLength: 100, size: "max" },
);

/** A table, and the pairs of each owner in the order in which they came. */
class Trial {
  readonly table: PairTable;
  readonly pairs = new Map<number, [number, number][]>();
  private readonly latest = new Map<number, number>();

  constructor(table: PairTable) {
    this.table = table;
  }

  add(first: number, second: number, of: number): void {
    this.latest.set(of, this.table.add(first, second, of, this.latest.get(of) ?? noEntry));
    this.pairs.set(of, [...(this.pairs.get(of) ?? []), [first, second]]);
  }

  withdraw(of: number): void {
    for (let entry = this.latest.get(of) ?? noEntry; entry !== noEntry;) {
      const sibling = this.table.sibling(entry);
      this.table.delete(entry);
      entry = sibling;
    }
    this.latest.delete(of);
    this.pairs.delete(of);
  }

  /** The owners of what is under a pair. */
  found(first: number, second: number): number[] {
    const owners: number[] = [];
    const { table } = this;
    for (let entry = table.find(first, second); entry !== noEntry; entry = table.next(entry))
      owners.push(table.ownerOf(entry));
    return owners.toSorted((a, b) => a - b);
  }

  /** Where the table says something else. */
  differences(): string[] {
    const wrong: string[] = [];
    const owners = new Map<string, number[]>();
    for (const [of, pairs] of this.pairs) {
      const chain: [number, number][] = [];
      for (let entry = this.latest.get(of) ?? noEntry; entry !== noEntry;) {
        chain.push([this.table.firstOf(entry), this.table.secondOf(entry)]);
        entry = this.table.sibling(entry);
      }
      if (chain.toReversed().join() !== pairs.join()) wrong.push(`the pairs of ${of}`);
      for (const pair of pairs) owners.set(pair.join(), [...(owners.get(pair.join()) ?? []), of]);
    }
    for (const [pair, some] of owners) {
      const [first = 0, second = 0] = pair.split(",").map(Number);
      if (this.found(first, second).join() !== some.toSorted((a, b) => a - b).join())
        wrong.push(`the owners of ${pair}`);
    }
    return wrong;
  }
}

const agreement = (create: new () => PairTable): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    const trial = new Trial(new create());
    for (const step of happened) {
      if (step.kind === "add") trial.add(step.first, step.second, step.owner);
      else trial.withdraw(step.owner);
    }
    expect(trial.differences()).toEqual([]);
    for (const first of [0, 1, 1000, 5000])
      for (const second of [-1, 0, 1, 1000])
        if (![...trial.pairs.values()].flat().some(([a, b]) => a === first && b === second))
          expect(trial.table.find(first, second)).toBe(noEntry);
  });

/** Takes a pair for its first part where the second is large. */
class Narrow extends PairTable {
  public override add(first: number, second: number, of: number, sibling: number): number {
    return super.add(first, Math.min(second, 2 ** 20), of, sibling);
  }
}

/** Leaves entries where they are. */
class Hoarding extends PairTable {
  public override delete(): void {}
}

describe("a table of pairs", () => {
  test("finds under a pair what was added and not withdrawn", () => {
    fc.assert(agreement(PairTable), { numRuns: 100 });
  });

  test.each([Narrow, Hoarding])("that does not is seen: %o", (Faulty) => {
    expect(isSeen(agreement(Faulty))).toBe(true);
  });

  test("holds many pairs, and does not fill up with those that are gone", () => {
    const trial = new Trial(new PairTable());
    for (let index = 0; index < 5000; index++) trial.add(index, (index * 7) % 300, index % 50);
    expect(trial.differences()).toEqual([]);
    const { bytes } = trial.table;
    for (let turn = 0; turn < 40; turn++) {
      for (let index = 0; index < 500; index++) trial.add(10_000 * (turn + 1) + index, turn, 99);
      trial.withdraw(99);
    }
    expect(trial.differences()).toEqual([]);
    expect(trial.table.find(10_000, 0)).toBe(noEntry);
    expect(trial.table.bytes).toBeLessThan(bytes * 3);
    for (let of = 0; of < 50; of++) trial.withdraw(of);
    for (let index = 0; index < 5000; index += 7)
      expect(trial.table.find(index, (index * 7) % 300)).toBe(noEntry);
  });
});

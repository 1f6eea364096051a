import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Column } from "../../../src/membership/columns/column.ts";
import { turnedFalse, turnedTrue, writeFlips } from "../../../src/membership/index/flip.ts";
import { type Candidates, FlipIndex } from "../../../src/membership/index/flip-index.ts";
import type { Comparison } from "../../../src/membership/rules/comparison.ts";
import { Comparisons } from "../../../src/membership/rules/comparisons.ts";
import type { Node } from "../../../src/membership/rules/node.ts";
import { programOf } from "../../../src/membership/rules/program.ts";
import { Programs } from "../../../src/membership/rules/programs.ts";
import { defaultTuning } from "../../../src/membership/tuning.ts";
import { isSeen } from "../../laws/planted.ts";
import {
  allTruths,
  anyTree,
  anyTruth,
  columnCount,
  columnOf,
  comparisonCount,
  holdsOf,
  isTrue,
  type Truth,
} from "../rules/trees.ts";

const ruleCount = 12;

type Step =
  | { readonly kind: "set"; readonly rule: number; readonly tree: Node }
  | { readonly kind: "withdraw" | "refile" | "tested in vain"; readonly rule: number }
  | { readonly kind: "grow"; readonly comparison: number; readonly frequency: number };

interface Case {
  readonly splitBucketAt: number;
  readonly steps: readonly Step[];
  readonly changes: readonly (readonly [Truth, Truth])[];
}

const rule = fc.nat({ max: ruleCount - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("set" as const), rule, tree: anyTree }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("withdraw", "refile", "tested in vain"), rule }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("grow" as const),
      comparison: fc.nat({ max: comparisonCount - 1 }),
      frequency: fc.nat({ max: 100 }),
    }),
  },
);

const cases: fc.Arbitrary<Case> = fc.record({
  splitBucketAt: fc.constantFrom(1, 2, 8),
  steps: fc.array(step, { minLength: 1, maxLength: 30, size: "max" }),
  // Whatever changes, and a single comparison.
  changes: fc.array(
    fc.oneof(
      fc.tuple(anyTruth, anyTruth),
      fc
        .tuple(anyTruth, fc.nat({ max: comparisonCount - 1 }))
        .map(([truth, flipped]): [Truth, Truth] => [truth, truth ^ (1 << flipped)]),
    ),
    { minLength: 20, maxLength: 40 },
  ),
});

/** An index over columns in which row `i` satisfies what `i` says as a truth. */
class Trial {
  readonly index: FlipIndex;
  readonly trees = new Map<number, Node>();
  readonly programs = new Programs();
  readonly frequencies = Array.from({ length: comparisonCount }, (_, index) => index + 1);

  constructor(create: typeof FlipIndex, splitBucketAt: number) {
    const comparisons = new Comparisons({ learn: () => {}, forget: () => {} });
    for (let id = 0; id < comparisonCount; id++)
      comparisons.intern(columnOf(id), { ...question, key: `${id}` });
    const columns = Array.from(
      { length: columnCount },
      (_, column) =>
        ({
          satisfiedAt: (row: number) => satisfied(column, row),
          frequency: (id: number) => this.frequencies[id] ?? 0,
        }) as unknown as Column,
    );
    const tuning = { ...defaultTuning, splitBucketAt, patience: 2 };
    this.index = new create({ programs: this.programs, comparisons, columns }, tuning);
  }

  happen(happened: Step): void {
    if (happened.kind === "grow") {
      this.frequencies[happened.comparison] = happened.frequency;
      return;
    }
    const isFiled = this.trees.has(happened.rule);
    if (happened.kind === "set") {
      if (isFiled) this.withdraw(happened.rule);
      this.programs.set(happened.rule, programOf(happened.tree));
      this.index.file(happened.rule);
      this.trees.set(happened.rule, happened.tree);
    } else if (!isFiled) return;
    else if (happened.kind === "withdraw") this.withdraw(happened.rule);
    else if (happened.kind === "refile") this.index.refile(happened.rule);
    else for (let turn = 0; turn < 5; turn++) this.index.testedInVain(happened.rule);
  }

  withdraw(filed: number): void {
    this.index.withdraw(filed);
    this.programs.delete(filed);
    this.trees.delete(filed);
  }

  /** The rules that the index finds where a row goes from one truth to another. */
  found(before: Truth, after: Truth): Set<number> {
    const into: Candidates = { rules: new Int32Array(1), count: 0 };
    const flips = new Int32Array(comparisonCount);
    let count = 0;
    for (let column = 0; column < columnCount; column++)
      count = writeFlips(satisfied(column, before), satisfied(column, after), flips, count);
    for (let index = 0; index < count; index++)
      this.index.candidates(flips[index] ?? -1, after, into);
    return new Set(into.rules.subarray(0, into.count));
  }
}

const question: Omit<Comparison, "key"> = { test: () => false };

const satisfied = (column: number, truth: Truth): Int32Array<ArrayBuffer> =>
  Int32Array.from({ length: comparisonCount }, (_, id) => id).filter(
    (id) => columnOf(id) === column && isTrue(id, truth),
  );

/** Every rule that turns true is found, and nobody is found who is not filed. */
const finding = (create: typeof FlipIndex): fc.IProperty<[Case]> =>
  fc.property(cases, ({ splitBucketAt, steps, changes }) => {
    const trial = new Trial(create, splitBucketAt);
    const expectFound = (some: Case["changes"]): void => {
      for (const [before, after] of some) {
        const found = trial.found(before, after);
        const missed = [...trial.trees].filter(
          ([filed, tree]) => !holdsOf(tree, before) && holdsOf(tree, after) && !found.has(filed),
        );
        const strangers = [...found].filter((filed) => !trial.trees.has(filed));
        if (missed.length + strangers.length > 0)
          throw new Error(
            `from ${before} to ${after}: missed ${missed.join()}, found ${strangers.join()}`,
          );
      }
    };
    for (const [at, one] of steps.entries()) {
      trial.happen(one);
      expectFound(changes.slice(at % changes.length).slice(0, 3));
    }
    expectFound(changes);
    for (const filed of trial.trees.keys()) trial.withdraw(filed);
    for (let id = 0; id < comparisonCount; id++)
      for (const flip of [turnedTrue(id), turnedFalse(id)]) {
        const into: Candidates = { rules: new Int32Array(1), count: 0 };
        for (const truth of [0, allTruths.length - 1]) trial.index.candidates(flip, truth, into);
        expect(into.count).toBe(0);
      }
  });

/** Asks for partners as if nothing were satisfied. */
class Partnerless extends FlipIndex {
  public override candidates(flip: number, _row: number, into: Candidates): void {
    super.candidates(flip, 0, into);
  }
}

/** Takes a rule out to file it anew, and leaves it there. */
class Careless extends FlipIndex {
  public override refile(filed: number): void {
    super.withdraw(filed);
  }
}

/** Leaves rules that are withdrawn. */
class Hoarding extends FlipIndex {
  public override withdraw(): void {}
}

describe("the flip index", () => {
  test("finds every rule that turns true, whatever was filed, withdrawn and filed anew", () => {
    fc.assert(finding(FlipIndex), { numRuns: 120 });
  });

  test.each([Partnerless, Careless, Hoarding])("that does not is seen: %o", (Faulty) => {
    expect(isSeen(finding(Faulty))).toBe(true);
  });

  test.each([1, 2, 8])(
    "tests few of many rules that share a comparison, split at %i",
    (splitBucketAt) => {
      const trial = new Trial(FlipIndex, splitBucketAt);
      // All ask comparison 0; beside it one of six others must hold.
      for (let filed = 0; filed < ruleCount * 10; filed++) {
        const other = [1, 2, 4, 5, 7, 8][filed % 6] ?? 1;
        const tree: Node = {
          kind: "and",
          parts: [
            { kind: "any", column: 0, comparisons: [0] },
            { kind: "any", column: columnOf(other), comparisons: [other] },
          ],
        };
        trial.happen({ kind: "set", rule: filed, tree });
      }
      expect(trial.found(0, 1)).toEqual(new Set());
      expect(trial.found(1 << 4, 1 | (1 << 4)).size).toBe((ruleCount * 10) / 6);
    },
  );

  test("files a rule anew under what is rare, once it was tested in vain often enough", () => {
    const trial = new Trial(FlipIndex, 1);
    const tree: Node = {
      kind: "and",
      parts: [0, 1, 2].map((id) => ({ kind: "any", column: columnOf(id), comparisons: [id] })),
    };
    trial.frequencies.splice(0, 3, 10, 20, 30);
    for (const filed of [1, 2]) trial.happen({ kind: "set", rule: filed, tree });
    // Beside comparison 0 the rule waits for 1, the rarer of the others.
    expect(trial.found(0b010, 0b011)).toContain(1);
    expect(trial.found(0b100, 0b101)).not.toContain(1);
    trial.frequencies.splice(0, 3, 10, 30, 20);
    trial.index.testedInVain(1);
    expect(trial.found(0b100, 0b101)).not.toContain(1);
    trial.index.testedInVain(1);
    expect(trial.found(0b100, 0b101)).toContain(1);
    expect(trial.found(0b010, 0b011)).not.toContain(1);
  });
});

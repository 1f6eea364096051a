import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextHeap } from "../../../src/membership/columns/text-heap.ts";
import { isSeen } from "../../laws/planted.ts";

type Create = new () => TextHeap;

interface Step {
  readonly row: number;
  readonly text: string;
  readonly isRestored: boolean;
}

/** Lengths on both sides of those at which a length is written in another way. */
const lengths = fc.oneof(
  { weight: 20, arbitrary: fc.nat({ max: 12 }) },
  { weight: 6, arbitrary: fc.constantFrom(253, 254, 255, 256, 257) },
  { weight: 1, arbitrary: fc.constantFrom(4000, 65_535, 65_536, 70_001) },
);

/** A text of the units 1 to 127, of latin-1, or wider at its very end or all over. */
const texts = fc
  .tuple(lengths, fc.constantFrom("a", "é\u0000", "aÿ", "東", "\ud800"), fc.constantFrom("", "ſ"))
  .map(([length, unit, end]) => (unit.repeat(length) + end).slice(-length).slice(0, length));

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    row: fc.oneof(fc.nat({ max: 6 }), fc.constantFrom(1023, 1024, 70_000)),
    text: texts,
    isRestored: fc.nat({ max: 15 }).map((value) => value === 0),
  }),
  { maxLength: 40, size: "max" },
);

const rows = [0, 1, 2, 3, 4, 5, 6, 7, 1023, 1024, 1025, 70_000, 70_001];

/** Every row has the text that it was given last. */
const keeping = (create: Create): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    let heap = new create();
    const held = new Map<number, string>();
    for (const { row, text, isRestored } of happened) {
      if (isRestored) heap = restored(heap);
      heap.set(row, text);
      held.set(row, text);
    }
    for (const row of rows) {
      const text = held.get(row) ?? "";
      // Not by `toBe`: a difference of texts this long takes minutes to print.
      expect(heap.get(row) === text, `the text of ${row}`).toBe(true);
      expect(heap.locate(row)).toBe(text !== "");
      const units = heap.locate(row) ? heap.units.slice(heap.from, heap.to) : new Uint8Array();
      expect(isSame(units, text), `the units of ${row}`).toBe(true);
      for (const [other, one] of held)
        expect(heap.equals(row, one), `${row} against ${other}`).toBe(one === text);
      expect(heap.equals(row, `${text}x`)).toBe(false);
    }
  });

const isSame = (units: Uint8Array | Uint16Array, text: string): boolean =>
  units.length === text.length && units.every((unit, at) => unit === text.charCodeAt(at));

const restored = (heap: TextHeap): TextHeap => {
  const { starts, bytes, words, waste } = heap.image(100_000);
  return TextHeap.of({
    starts: starts.slice(),
    bytes: bytes.slice(),
    words: words.slice(),
    waste,
  });
};

/** Takes a text for the one before where they are as long. */
class Lazy extends TextHeap {
  public override set(row: number, text: string): void {
    if (this.get(row).length !== text.length || text === "") super.set(row, text);
  }
}

/** Cuts lengths to what a byte holds. */
class Short extends TextHeap {
  public override set(row: number, text: string): void {
    super.set(row, text.length < 256 ? text : text.slice(0, text.length & 255));
  }
}

describe("a heap of texts", () => {
  test("has for every row the text that it was given last", () => {
    fc.assert(keeping(TextHeap), { numRuns: 60 });
  });

  test("that keeps texts of the same length is seen", () => {
    expect(isSeen(keeping(Lazy))).toBe(true);
  });

  test("that cuts long texts is seen", () => {
    expect(isSeen(keeping(Short))).toBe(true);
  });

  test.each(["a", "é", "東"])("keeps all others when what was written over is %j", (unit) => {
    const heap = new TextHeap();
    for (let row = 1; row < 200; row++) heap.set(row, `${unit} ${row}`);
    for (let turn = 0; turn < 20_000; turn++) heap.set(200 + (turn % 7), `${unit} turn ${turn}`);
    for (let row = 1; row < 200; row++) expect(heap.get(row)).toBe(`${unit} ${row}`);
    for (let turn = 19_993; turn < 20_000; turn++)
      expect(heap.get(200 + (turn % 7))).toBe(`${unit} turn ${turn}`);
  });

  // Wide texts were counted as half of what they take, and so never were the larger part.
  test.each(["a", "é", "東", "東".repeat(300)])("does not grow by writing %j over", (text) => {
    const heap = new TextHeap();
    for (let turn = 0; turn < 60_000_000 / text.length / 300; turn++) heap.set(1, text);
    expect(heap.size).toBeLessThan(250_000);
  });

  test("does not grow by what is set and taken away", () => {
    const heap = new TextHeap();
    for (let turn = 0; turn < 100_000; turn++) {
      heap.set(1, "東京都");
      heap.set(1, "");
    }
    expect(heap.size).toBeLessThan(250_000);
    expect(heap.locate(1)).toBe(false);
  });

  test("says of rows that were never written that they have no text", () => {
    const heap = new TextHeap();
    expect(heap.get(1_000_000)).toBe("");
    expect(heap.locate(1_000_000)).toBe(false);
    expect(heap.equals(1_000_000, "")).toBe(true);
    expect(heap.equals(1_000_000, "a")).toBe(false);
  });
});

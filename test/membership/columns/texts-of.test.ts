import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextHeap } from "../../../src/membership/columns/text-heap.ts";
import { textsOf } from "../../../src/membership/columns/texts-of.ts";

const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: "grapheme-ascii", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom("", "\0", "a\0", "\ufeffa", "é", "東京", "\ud800") },
);
const few = fc.array(text, { maxLength: 30 });
const many = fc
  .array(fc.constantFrom("", "a", "bc", "d".repeat(100), "e".repeat(254)), { minLength: 1 })
  .map((some) => Array.from({ length: 700 }, (_, index) => some[index % some.length] ?? ""));
const withLong = fc
  .tuple(few, fc.constantFrom(16_383, 16_384, 16_385, 70_000), fc.constantFrom("a", "é"), few)
  .map(([before, length, unit, after]) => [...before, unit.repeat(length), ...after]);

describe("the texts of rows", () => {
  test("are what each row says by itself, whatever they are and however many", () => {
    const drawn = fc.tuple(fc.oneof(few, few, many, withLong), fc.boolean());
    fc.assert(
      fc.property(drawn, ([texts, isBackwards]) => {
        const heap = new TextHeap();
        // Every third row is nobody's.
        const rows = texts.flatMap((_, index) => (index % 3 === 2 ? [index, 9000] : [index]));
        for (const [index, one] of texts.entries()) heap.set(index, one);
        const asked = isBackwards ? rows.toReversed() : rows;
        const found = textsOf(heap, Int32Array.from(asked));
        expect(found.length).toBe(asked.length);
        expect(asked.filter((row, index) => found[index] !== heap.get(row))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("are none of no rows", () => {
    expect(textsOf(new TextHeap(), [])).toEqual([]);
  });
});

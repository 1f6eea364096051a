import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunkRows } from "../../../src/membership/chunk.ts";
import { TextColumn } from "../../../src/membership/columns/text-column.ts";
import { TextHeap } from "../../../src/membership/columns/text-heap.ts";
import { TextHits } from "../../../src/membership/columns/text-hits.ts";
import { isSeen } from "../../laws/planted.ts";
import { asks } from "./asks.ts";
import { contract, type Create, differences, Scan } from "./contract.ts";

const ample = { values: 100, hits: 1_000_000 };

const ofTexts =
  (budget = ample, hits?: () => TextHits): Create =>
  (type, length) => {
    const column = new TextColumn("name", type, { clock: () => 0, length }, budget);
    if (hits !== undefined) Object.assign(column, { hits: hits() });
    return {
      column,
      beginPass: () => {
        column.beginPass(0);
      },
      endPass: () => {
        column.endPass();
      },
    };
  };

/** Takes nobody for written. */
class Heedless extends TextHits {
  public override written(): void {}
}

/** Keeps what one pass found although rows were written since. */
const stale: Create = (type, length) => {
  const trial = ofTexts()(type, length);
  const { column } = trial;
  const heap = new TextHeap();
  const shared = new TextColumn("name", type, { clock: () => 0, length }, ample, heap);
  return {
    ...trial,
    column: Object.assign(shared, {
      write: (row: number, text: string) => {
        heap.set(row, text);
        column.write(row, text);
      },
    }),
    beginPass: () => {
      shared.beginPass(0);
    },
  };
};

/** A column with a scan, rows 1 to `length - 1` of which have a text of their own. */
function filled(length: number, budget = ample) {
  let end = length;
  const column = new TextColumn("name", "string", { clock: () => 0, length: () => end }, budget);
  const scan = new Scan("string");
  const write = (row: number, text: string): void => {
    column.write(row, text);
    scan.texts.set(row, text);
  };
  for (const [id, comparison] of asks.string.entries()) {
    column.learn(id, comparison);
    scan.known.set(id, comparison);
  }
  for (let row = 1; row < length; row++) write(row, `Sales ${row}`);
  const wrongIn = (chunk = 0): string[] =>
    [[0], [7, 8], [2, 3, 4, 5, 6, 11, 12]].flatMap((ids) =>
      differences(column, scan, chunk, ids, end),
    );
  const come = (rows: number): void => {
    end += rows;
  };
  return { column, write, wrongIn, come };
}

describe("a column of texts", () => {
  test("answers as a scan of its texts, whatever was written and learnt", () => {
    fc.assert(contract(ofTexts()), { numRuns: 25 });
  });

  test.each([
    ["a byte", { values: 1, hits: 1 }],
    ["nothing", { values: 0, hits: 0 }],
    ["what one comparison takes", { values: 2, hits: 300 }],
  ])("answers the same with room for %s", (_, budget) => {
    fc.assert(contract(ofTexts(budget)), { numRuns: 15 });
  });

  test("that does not hear of writes is seen", () => {
    expect(isSeen(contract(ofTexts(ample, () => new Heedless(1_000_000))))).toBe(true);
    expect(isSeen(contract(stale))).toBe(true);
  });

  test.each([1, 1023, 1024, 1025, 2500])("knows what %i writes made of what it knew", (writes) => {
    const { write, wrongIn } = filled(1500);
    expect(wrongIn()).toEqual([]);
    for (let turn = 0; turn < writes; turn++)
      write((turn % 1499) + 1, turn % 3 === 0 ? "" : `IT ${turn % 50}s`);
    expect(wrongIn()).toEqual([]);
    write(7, "a");
    expect(wrongIn()).toEqual([]);
  });

  test.each([1, 1024, 1025, 2000])("knows of %i rows that came since it was asked", (rows) => {
    const { write, wrongIn, come } = filled(100);
    expect(wrongIn()).toEqual([]);
    come(rows);
    expect(wrongIn()).toEqual([]);
    write(100, "Sales");
    expect(wrongIn()).toEqual([]);
    come(1);
    write(99, "");
    expect(wrongIn()).toEqual([]);
  });

  test("tells the chunks apart", () => {
    const { column, write, wrongIn, come } = filled(50);
    come(chunkRows - 20);
    for (const row of [chunkRows - 1, chunkRows, chunkRows + 1, chunkRows + 5]) write(row, "Salt");
    expect(wrongIn(1)).toEqual([]);
    column.beginPass(1);
    for (const chunk of [1, 0]) expect(wrongIn(chunk)).toEqual([]);
    column.endPass();
    write(chunkRows + 6, "IT");
    expect(wrongIn(1)).toEqual([]);
  });

  test("forgets, and learns another comparison under the same number", () => {
    const { column } = filled(5);
    const other = asks.string[5];
    if (other === undefined) throw new Error("nothing to ask");
    column.write(1, "Salt");
    expect([...column.satisfiedAt(1)]).toContain(4);
    column.forget(4);
    expect([...column.satisfiedAt(1)]).not.toContain(4);
    column.forget(5);
    column.learn(4, other);
    expect([...column.satisfiedAt(1)]).toContain(4);
    expect([...column.satisfiedAt(2)]).toContain(4);
    column.write(1, "s");
    expect([...column.satisfiedAt(1)]).not.toContain(4);
    expect(() => {
      column.forget(5);
    }).toThrow(TypeError);
  });

  test("costs a scan to ask first, and none to ask again", () => {
    const { column } = filled(200);
    const asked = { code: [4], from: 0, to: 1 };
    expect(column.estimate(0, asked)).toBe(chunkRows);
    column.collect(0, asked, new Uint16Array(chunkRows));
    expect(column.estimate(0, asked)).toBe(199);
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunkRows } from "../../../src/membership/chunk.ts";
import { CodedColumn } from "../../../src/membership/columns/coded-column.ts";
import { Postings } from "../../../src/membership/columns/postings.ts";
import { isSeen } from "../../laws/planted.ts";
import { asks, comparisonIn } from "./asks.ts";
import { type AskedType, contract, type Create, differences, Scan } from "./contract.ts";

const surroundings = (length: () => number) => ({ clock: () => 0, length });

const coded: Create = (type, length) => ({
  column: new CodedColumn("name", type, surroundings(length)),
});

/** Notes no moves after the first few. */
class Sluggish extends Postings {
  private moves = 0;

  public override moved(row: number): void {
    if (this.moves++ < 3) super.moved(row);
  }
}

const sluggish: Create = (type, length) => {
  const { column } = coded(type, length);
  Object.assign(column, { postings: new Sluggish() });
  return { column };
};

/** Does not tell who has no value. */
const withoutUnset: Create = (type, length) => {
  const { column } = coded(type, length);
  Object.assign(column, { collectUnset: (_chunk: number, _into: unknown, count: number) => count });
  return { column };
};

/** A column, the scan that it must agree with, and how to write to both. */
function pair(type: AskedType, length: number) {
  const column = new CodedColumn(
    "name",
    type,
    surroundings(() => length),
  );
  const scan = new Scan(type);
  const write = (row: number, text: string): void => {
    column.write(row, text);
    scan.texts.set(row, text);
  };
  const learn = (id: number, rule: string): void => {
    const comparison = comparisonIn(rule);
    column.learn(id, comparison);
    scan.known.set(id, comparison);
  };
  return { column, scan, write, learn };
}

describe("a column of codes", () => {
  test("answers as a scan of its texts, whatever was written and learnt", () => {
    fc.assert(contract(coded), { numRuns: 50 });
  });

  test("that notes not all moves is seen", () => {
    expect(isSeen(contract(sluggish))).toBe(true);
  });

  test("that does not tell who has no value is seen", () => {
    expect(isSeen(contract(withoutUnset))).toBe(true);
  });

  test("keeps its values as their codes outgrow a byte and then two", () => {
    const length = 66_300;
    const { column, scan, write, learn } = pair("string", length);
    learn(0, 'user.department -endsWith "55"');
    const writeTo = (from: number, to: number): void => {
      for (let row = from; row < to; row++) write(row, `value ${row}`);
    };
    writeTo(1, 200);
    expect(differences(column, scan, 0, [0], 300)).toEqual([]);
    writeTo(200, 300);
    expect(differences(column, scan, 0, [0], 300)).toEqual([]);
    writeTo(300, 66_200);
    learn(1, "user.department -eq null");
    learn(2, 'user.department -eq "value 66000"');
    expect(differences(column, scan, 0, [0, 1, 2], length)).toEqual([]);
    for (const ids of [[0], [1], [2]])
      expect(differences(column, scan, 1, ids, length)).toEqual([]);
    for (const row of [1, 199, 200, 255, 256, 65_535, 65_536, 66_199, 66_200])
      expect(column.textAt(row)).toBe(scan.textAt(row));
  });

  test("uses the codes of values that are gone again, and tells the values apart", () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat({ max: 60 })), {
      minLength: 200,
      maxLength: 400,
    });
    fc.assert(
      fc.property(values, fc.nat({ max: 40 }), (written, spread) => {
        const { column, scan, write, learn } = pair("string", 13);
        learn(0, 'user.department -contains "1"');
        learn(1, 'user.department -startsWith "v5"');
        for (const [turn, [row, value]] of written.entries()) {
          write(row, value === 0 ? "" : `v${value + spread * turn}`);
          // Now and then, so that postings are older than some of the moves.
          const wrong = turn % 80 === 0 ? differences(column, scan, 0, [0], 13) : [];
          expect(wrong).toEqual([]);
        }
        learn(2, 'user.department -endsWith "3"');
        for (const ids of [[0], [1], [2], [0, 2]])
          expect(differences(column, scan, 0, ids, 13)).toEqual([]);
        expect(column.dictionary.length).toBeLessThan(180);
        expect(column.dictionary.live).toBe(
          new Set([...scan.texts.values()].filter((text) => text !== "")).size,
        );
      }),
      { numRuns: 20 },
    );
  });

  test.each([1023, 1024, 1025, 3000])("knows who moved where %i did", (moves) => {
    const length = 5000;
    const { column, scan, write, learn } = pair("string", length);
    learn(0, 'user.department -eq "Sales"');
    learn(1, 'user.department -eq "IT"');
    for (let row = 1; row < length; row++) write(row, row % 2 === 0 ? "Sales" : "IT");
    expect(differences(column, scan, 0, [0], length)).toEqual([]);
    for (let row = 1; row <= moves; row++) {
      write(row, row % 3 === 0 ? "" : "Sales");
      // There and back again is a move once.
      if (row % 5 === 0) write(row, "HR");
    }
    expect(differences(column, scan, 0, [0], length)).toEqual([]);
    expect(differences(column, scan, 0, [1], length)).toEqual([]);
    write(1, "IT");
    expect(differences(column, scan, 0, [0, 1], length)).toEqual([]);
  });

  test("goes on from an image as the column that it was made of", () => {
    const { column, scan, write, learn } = pair("string", 400);
    for (let row = 1; row < 300; row++) write(row, `v${row}`);
    for (let row = 1; row < 200; row++) write(row, row % 2 === 0 ? "" : "Sales");
    const image = column.image(400);
    const other = new CodedColumn(
      "name",
      "string",
      surroundings(() => 400),
    );
    const known = asks.string[1];
    if (known === undefined) throw new Error("nothing to ask");
    other.learn(0, known);
    other.takeOver({ codes: image.codes.slice(), texts: [...image.texts] });
    learn(0, 'user.department -eq "sales"');
    expect(differences(other, scan, 0, [0], 400)).toEqual([]);
    for (let row = 1; row < 400; row++) {
      other.write(row, `w${row % 90}`);
      write(row, `w${row % 90}`);
    }
    expect(differences(other, scan, 0, [0], 400)).toEqual([]);
    for (let row = 0; row < 400; row++) expect(other.textAt(row)).toBe(column.textAt(row));
  });

  // The number of the question is kept with 32 bits.
  test("tells codes apart after more than four billion questions", () => {
    const { column, scan, write, learn } = pair("string", 10);
    learn(0, 'user.department -eq "Sales"');
    learn(1, 'user.department -eq "IT"');
    for (let row = 1; row < 8; row++) write(row, row % 2 === 0 ? "Sales" : "IT");
    expect(differences(column, scan, 0, [0], 10)).toEqual([]);
    Object.assign(column, { latestMark: 0xffff_fffd });
    for (const ids of [[0], [1], [0], [1]])
      expect(differences(column, scan, 0, ids, 10)).toEqual([]);
  });

  test("gives the rows of codes, chunk by chunk", () => {
    const { column, write } = pair("string", chunkRows + 10);
    for (const row of [1, 5, chunkRows - 1, chunkRows, chunkRows + 4]) write(row, "Sales");
    write(2, "IT");
    const into = new Uint16Array(chunkRows);
    const rowsWith = (rows: readonly number[], chunk: number): number[] => {
      const codes = rows.map((row) => column.codeAt(row));
      return [...into.subarray(0, column.rowsWith(codes, chunk, into))].toSorted((a, b) => a - b);
    };
    expect(rowsWith([1], 0)).toEqual([1, 5, chunkRows - 1]);
    expect(rowsWith([1], 1)).toEqual([0, 4]);
    expect(rowsWith([1, 2], 0)).toEqual([1, 2, 5, chunkRows - 1]);
    expect(rowsWith([], 0)).toEqual([]);
    expect(column.chunks).toBe(2);
  });
});

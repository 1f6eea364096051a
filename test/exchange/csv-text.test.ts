import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "../../src/exchange/csv-text.ts";
import { openText } from "../../src/exchange/open-text.ts";
import { readRows } from "../../src/exchange/read-rows.ts";
import { sourceOf } from "./source.ts";

test.each([
  [["a", "b"], "a,b"],
  [["a b", ""], "a b,"],
  [[""], '""'],
  [['say "x"', "a,b"], '"say ""x""","a,b"'],
  [["two\r\nlines"], '"two\r\nlines"'],
  [["a;b", "c\td"], '"a;b","c\td"'],
])("%j is written as %j", (cells, row) => {
  expect(csvRow(cells)).toBe(row);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+47 22 55", "'+47 22 55"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", '"\'\t=1"'],
  ["\r=1", '"\'\r=1"'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ["a=1", "a=1"],
  ["'=1", "'=1"],
])("no spreadsheet takes %j for a formula", (cell, written) => {
  expect(csvRow([cell])).toBe(written);
});

test("what is written is read back, but for the apostrophes", async () => {
  const cell = fc.stringMatching(/^[a=+@ ",;\r\n\t'\\{}[\]:æ🦊-]{0,6}$/u);
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const written = [["one", "two"], ...rows].map((row) => `${csvRow(row)}\r\n`).join("");
      const read: (readonly string[])[] = [];
      for await (const { cells } of readRows(await openText(sourceOf(written), "x")))
        read.push(cells);
      expect(read.slice(1)).toEqual(rows.map((row) => row.map(guarded)));
    }),
  );
});

const guarded = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

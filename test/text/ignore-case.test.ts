import fc from "fast-check";
import { expect, test } from "vitest";
import { FoldedSet } from "../../src/text/folded-set.ts";
import { searchFor } from "../../src/text/folded-search.ts";
import {
  endsWithFolded,
  equalsFolded,
  fold,
  foldUnit,
  startsWithFolded,
} from "../../src/text/ignore-case.ts";

/** The definition, word for word: the upper case of one unit, unless that is longer or turns ASCII. */
function obviousFold(unit: number): number {
  const upper = String.fromCharCode(unit).toUpperCase();
  if (upper.length !== 1) return unit;
  return unit >= 128 && upper.charCodeAt(0) < 128 ? unit : upper.charCodeAt(0);
}

const units = Array.from({ length: 0x1_00_00 }, (_, unit) => unit);

test("every UTF-16 unit folds as the definition says", () => {
  expect(units.filter((unit) => foldUnit(unit) !== obviousFold(unit))).toEqual([]);
});

test("units are equal when folded where a pattern that ignores case, without the `u` flag, says so", () => {
  const sample = units.filter(
    (unit) => unit < 0x600 || (unit >= 0x1e00 && unit < 0x2200) || unit >= 0xff00,
  );
  const differing = sample.filter((unit) => {
    const other = foldUnit(unit);
    const escaped = `\\u${other.toString(16).padStart(4, "0")}`;
    return !new RegExp(`^${escaped}$`, "i").test(String.fromCharCode(unit));
  });
  expect(differing).toEqual([]);
});

test.each([
  ["É", "é", true],
  ["ß", "ss", false],
  ["ı", "i", false],
  ["İ", "i", false],
  ["ſ", "s", false],
  ["\u212a", "k", false],
  ["Σ", "ς", true],
  ["Я", "я", true],
])("%s and %s are the same ignoring case: %s", (a, b, isSame) => {
  expect(equalsFolded(a, fold(b))).toBe(isSame);
});

const texts = fc.string({ unit: fc.constantFrom("a", "A", "b", "B", "ß", "İ", "é", "É", " ") });

test("folding keeps lengths and is the same done twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fold(text)).toHaveLength(text.length);
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test("looking without a copy finds what looking at copies finds", () => {
  fc.assert(
    fc.property(texts, texts, (text, part) => {
      const [whole, needle] = [fold(text), fold(part)];
      expect(equalsFolded(text, needle)).toBe(whole === needle);
      expect(startsWithFolded(text, needle)).toBe(whole.startsWith(needle));
      expect(endsWithFolded(text, needle)).toBe(whole.endsWith(needle));
      expect(searchFor(part)(text)).toBe(whole.includes(needle));
    }),
  );
});

test("a set finds its texts in any letter case and no others", () => {
  fc.assert(
    fc.property(fc.array(texts), texts, (members, text) => {
      const set = new FoldedSet(members);
      expect(set.has(text)).toBe(members.map(fold).includes(fold(text)));
    }),
  );
});

test("a needle made to be slow is found in time linear in the text", () => {
  const text = "a".repeat(1_000_000);
  expect(searchFor(`${"a".repeat(3000)}b`)(text)).toBe(false);
  expect(searchFor("A".repeat(3000))(text)).toBe(true);
});

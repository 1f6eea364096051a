import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOfPath } from "../../src/exchange/place-of-path.ts";

const columnIn = (text: string, path: readonly (string | number)[]): number | undefined =>
  placeOfPath({ value: {}, text, file: "x", line: 1, column: 1 }, path).column;

test.each([
  ['{"a":1,"b":{"a":2}}', ["b", "a"], 13],
  ['{"b":"a","a":1}', ["a"], 10],
  ['{"x":{"a":1},"a":2}', ["a"], 14],
  ['{"a":[1, {"b":2}]}', ["a", 1, "b"], 11],
  ['{"a":1,"a":2}', ["a"], 8],
  [String.raw`{"x":"\"a\":","\u0061":1}`, ["a"], 15],
  ['{"a":[]}', ["a", 3], 2],
  ['{"a":1}', ["b"], 1],
  ['{"a":"x"}', ["a", "b"], 2],
  ['{"a":[1]}', ["a", "0"], 2],
  ["{}", ["a"], 1],
] as const)("in %s, %j stands at column %i", (text, path, column) => {
  expect(columnIn(text, path)).toBe(column);
});

test("lines are counted", () => {
  const text = '{\n "a": {\n  "b": 1}}';
  const record = { value: {}, text, file: "x", line: 5, column: 3 };
  expect(placeOfPath(record, ["a", "b"])).toEqual({ file: "x", line: 7, column: 3 });
});

test("every value of every object stands where it is said to stand", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.constantFrom(undefined, 1, "\t"),
      (object, space) => {
        const text = JSON.stringify(object, null, space);
        for (const key of Object.keys(object)) {
          const { line, column = 0 } = placeOfPath(
            { value: object, text, file: "x", line: 1, column: 1 },
            [key],
          );
          const rest = (text.split("\n")[line - 1] ?? "").slice(column - 1);
          expect(rest.startsWith(JSON.stringify(key))).toBe(true);
        }
      },
    ),
  );
});

test("a long string and deep nesting are passed over", () => {
  const text = `{"x":"${"a".repeat(1_000_000)}","y":${"[".repeat(50_000)}${"]".repeat(50_000)},"z":1}`;
  expect(columnIn(text, ["z"])).toBe(text.indexOf('"z"') + 1);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { readYaml } from "../../../src/exchange/rule-tests/read-yaml.ts";
import { unitsOf } from "../../../src/exchange/rule-tests/units-of.ts";

test.each([
  ["plain", "ab", "ab", [0, 1, 2]],
  ["in quotes", `"ab"`, "ab", [1, 2, 3]],
  ["with a quote in single ones", "'a''b'", "a'b", [1, 2, 4, 5]],
  ["with escapes", String.raw`"a\"b"`, 'a"b', [1, 2, 4, 5]],
  ["over two lines", "a\n  b", "a b", [0, 1, 4, 5]],
  ["a block", "|\n  a\n  b\n", "a\nb\n", [4, 5, 8, 9, 10]],
])("%s", (_name, raw, value, units) => {
  expect(unitsOf(raw, value)).toEqual(units);
});

test.each([
  ["an escape by number", String.raw`"\u0041"`, "A"],
  ["a block whose lines are folded", ">\n  a\n  b\n", "a b\n"],
])("of %s nothing is said", (_name, raw, value) => {
  expect(unitsOf(raw, value)).toBeUndefined();
});

const texts = fc.string({
  unit: fc.constantFrom("a", "b", "'", '"', "\\", " ", "\n", ":", "#", "-", "é"),
});
const styles = fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL" as const);

test("wherever it says where a unit stands, there it stands", () => {
  fc.assert(
    fc.property(texts, styles, fc.boolean(), (text, style, isWindows) => {
      const document = parseDocument("a: x");
      document.set("a", document.createNode(text));
      const written = document.toString({
        defaultStringType: style,
        defaultKeyType: "PLAIN",
      });
      const file = isWindows ? written.replaceAll("\n", "\r\n") : written;
      const [map] = readYaml(file, "a.yaml");
      const value = map?.kind === "map" ? map.entries[0]?.value : undefined;
      if (value?.kind !== "scalar" || typeof value.value !== "string") throw new Error("no text");
      // A block of white space alone is written as nothing.
      fc.pre(value.value === text);
      for (const [unit, character] of text.split("").entries()) {
        const offset = value.offsetOf(unit);
        if (offset === undefined || /\s/u.test(character)) continue;
        const there = file.slice(offset, offset + 2);
        expect(there.startsWith(character) || there === `\\${character}`).toBe(true);
      }
    }),
  );
});

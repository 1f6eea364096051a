import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineDiff } from "../../../src/cli/diff/line-diff.ts";

const shown = (before: string, after: string): string[] =>
  lineDiff(before, after).map(({ mark, text }) => mark + text);

describe("two texts laid over each other", () => {
  test("show what is common once", () => {
    expect(shown("a\nb\nc", "a\nx\nc\nd")).toEqual([" a", "-b", "+x", " c", "+d"]);
  });

  test("show all of a text that stands alone", () => {
    expect(shown("", "a\nb")).toEqual(["+a", "+b"]);
    expect(shown("a", "")).toEqual(["-a"]);
  });

  test("know every kind of line break", () => {
    expect(shown("a\r\nb\rc\u2028d", "")).toEqual(["-a", "-b", "-c", "-d"]);
  });

  test("hold both texts", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c"), { minLength: 1 })
      .map((l) => l.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        const without = (mark: string): string =>
          lines
            .filter((line) => line.mark !== mark)
            .map((line) => line.text)
            .join("\n");
        expect([without("+"), without("-")]).toEqual([before, after]);
      }),
    );
  });

  test("of very many lines stand behind each other", () => {
    const many = "a\n".repeat(2000);
    expect(lineDiff(many, many)).toHaveLength(4002);
  });
});

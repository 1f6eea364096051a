import { describe, expect, test } from "vitest";
import { parse, print, type Rule } from "../../src/index.ts";
import { printings, roundTrips } from "./precedence.ts";

function parsed(text: string): Rule {
  const result = parse(text);
  if (!result.ok) {
    throw new Error(`${text}: ${result.diagnostics.map(({ code }) => code).join(", ")}`);
  }
  return result.value;
}

/** The tree alone: every `span` is left out. */
function withoutSpans(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === "span" ? undefined : value)),
  );
}

describe("print", () => {
  test.each(printings)("%s is printed as %s", (written, canonical) => {
    expect(print(parsed(written))).toBe(canonical);
  });

  test.each(printings)("%s keeps its tree as %s", (written, canonical) => {
    expect(withoutSpans(parsed(canonical))).toEqual(withoutSpans(parsed(written)));
  });

  test.each(roundTrips.map((text) => [text]))("%s keeps its tree when printed", (text) => {
    const rule = parsed(text);
    expect(withoutSpans(parsed(print(rule)))).toEqual(withoutSpans(rule));
    expect(print(parsed(print(rule)))).toBe(print(rule));
  });
});

test("the table is large enough to mean something", () => {
  expect(printings.length).toBeGreaterThan(60);
});

import { describe, expect, test } from "vitest";
import { compilePattern } from "../../../src/text/pattern/compile-pattern.ts";
import { parsePattern } from "../../../src/text/pattern/parse-pattern.ts";
import { matches, patternOf } from "./matching.ts";

/*
 * No clock is read here: by backtracking, or with a table that is not bounded, none of these tests would ever end.
 */

const million = "a".repeat(1_000_000);

describe("a million units are searched for", () => {
  test.for<readonly [source: string, value: string, expected: boolean]>([
    ["(a+)+$", `${million}b`, false],
    ["^(a+)+$", `${million}b`, false],
    ["(a|a)*b", million, false],
    ["(.*)*x", million, false],
    ["(a*)*b", million, false],
    ["(.*.*.*.*.*)*=x", million, false],
    ["^((((((a*)*)*)*)*)*)*$", `${million}b`, false],
    ["(a|aa)+$", `${million}b`, false],
    ["^(?=(a+)+b)", million, false],
    ["^((?!(a+)+b).)*$", million, true],
    ["(?<!(a+)+b)c", `${million}c`, true],
    ["(?<=(a+)+)(?=(a+)+c)", `${million}b`, false],
    ["^(?>(a+)+)$", `${million}b`, false],
    ["^(?>(a|a)*)b", million, false],
  ])("%j", ([source, value, expected]) => {
    expect(matches(source, value)).toBe(expected);
  });
});

describe("a pattern with more states than there is room for", () => {
  const source = "(a|b)*a(a|b){14}c";
  const compiled = compilePattern(patternOf(source));
  // The bits of the squares: a text that does not repeat soon.
  const text = Array.from({ length: 60_000 }, (_, index) => "ab"[((index * index) >> 7) & 1]).join(
    "",
  );

  test("finds nothing where there is nothing", () => {
    expect(compiled(text)).toBe(false);
  });

  test("finds what there is at the end", () => {
    expect(compiled(`${text}a${"b".repeat(14)}c`)).toBe(true);
    expect(compiled(`${text}b${"b".repeat(14)}c`)).toBe(false);
  });
});

test("a pattern with hundreds of classes of units finds what there is", () => {
  const units = Array.from({ length: 600 }, (_, index) => String.fromCharCode(0x4e00 + index));
  const compiled = compilePattern(patternOf(`(?:${units.map((unit) => `${unit}x`).join("|")})y?z`));
  for (const unit of units) {
    expect(compiled(`${units.join("")}${unit}xyz`)).toBe(true);
    expect(compiled(`${units.join("")}${unit}yz`)).toBe(false);
  }
});

test("a pattern with more classes of units than there is room for finds what there is", () => {
  const units = Array.from({ length: 4096 }, (_, index) => String.fromCharCode(0x4e00 + index));
  const text = units.join("");
  const compiled = compilePattern(patternOf(text));
  expect(compiled(`x${text}x`)).toBe(true);
  expect(compiled(`x${text.slice(0, -1)}x`)).toBe(false);
  expect(compiled(`${text.slice(0, 4000)}${text}`)).toBe(true);
});

test("one search serves many values, in any order", () => {
  const compiled = compilePattern(patternOf("\\b(?:é|ж|中)+$"));
  const values = ["x é", "", "ж\n", "中x", "x中", "-中", "é".repeat(5000), "éx"];
  const expected = values.map((value) => /(?:^|[^\p{L}])(?:é|ж|中)+\n?$/u.test(value));
  for (let round = 0; round < 3; round++) {
    expect(values.map(compiled)).toEqual(expected);
    expect(values.toReversed().map(compiled)).toEqual(expected.toReversed());
  }
});

test("the deepest patterns are read and searched for deep in the stack", () => {
  const open = "(?:".repeat(199);
  const source = `${open}a|b${")+?".repeat(199)}$`;
  const deep = (depth: number): boolean =>
    depth === 0 ? matches(source, "ccab") : deep(depth - 1);
  expect(deep(2000)).toBe(true);
});

test("the longest patterns are read and searched for", () => {
  const alternatives = Array.from({ length: 700 }, (_, index) => `k${index}`).join("|");
  expect(matches(`^(?:${alternatives})$`, "K699")).toBe(true);
  expect(matches(`^(?:${alternatives})$`, "K700")).toBe(false);
  expect(matches("a?".repeat(1536), "")).toBe(true);
  expect(matches(`^${"[a-z]".repeat(614)}$`, "q".repeat(614))).toBe(true);
  expect(parsePattern("(?:a|".repeat(600)).ok).toBe(false);
});

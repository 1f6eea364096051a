import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { fixRows } from "./fixes.ts";

interface Edit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** Applies the edits from right to left, an edit that two fixes share only once. */
function edited(rule: string, edits: readonly Edit[]): string {
  const distinct = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  return [...distinct.values()]
    .toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce((text, { span, text: replacement }) => {
      return text.slice(0, span.start) + replacement + text.slice(span.end);
    }, rule);
}

test.each(fixRows)("%j (%s) is mended to %j", (rule, code, fixed) => {
  const faults = check(rule).diagnostics.filter((diagnostic) => diagnostic.code === code);
  const edits = faults.flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []);
  expect(edited(rule, edits)).toBe(fixed);
});

test.each(fixRows)("%j has no %s when mended to %j", (_rule, code, fixed) => {
  expect(check(fixed).diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(code);
});

test("the table is large enough to mean something", () => {
  expect(fixRows.length).toBeGreaterThan(40);
});

import { describe, expect, test } from "vitest";
import { check, evaluate, explain, type CheckedRule } from "../../src/index.ts";
import { unknownRows } from "./unknown.ts";

function checked(rule: string): CheckedRule {
  const result = check(rule);
  if (!result.ok) {
    throw new Error(`${rule}: ${result.diagnostics.map(({ code }) => code).join(", ")}`);
  }
  return result.value;
}

describe("unknown properties", () => {
  test.each(unknownRows.map((row) => [row.rule, row.unknown.join(", "), row.why, row] as const))(
    "%s with %s unknown: %s",
    (_rule, _unknown, _why, row) => {
      const options = { unknown: new Set(row.unknown) };
      const rule = checked(row.rule);
      expect(evaluate(rule, row.subject, options)).toBe(row.expected);
      expect(explain(rule, row.subject, options).expressionResult).toBe(row.expected);
    },
  );
});

test("the table is large enough to mean something", () => {
  expect(unknownRows.length).toBeGreaterThan(60);
});

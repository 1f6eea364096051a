/**
 * L1, round trip: `parse(print(r))` is `r`, spans aside, for every rule that the grammar can say; `format` keeps the
 * tree at every width; printing what was parsed and parsing it again changes nothing more.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format, parse, print, type Rule } from "../../src/index.ts";
import { damagedText } from "../arbitraries/damaged.ts";
import { legalRule, shapedRule } from "../arbitraries/rules.ts";
import { isSeen } from "./planted.ts";
import { withoutSpans } from "./tree.ts";

const anyRule = fc.oneof(shapedRule(), legalRule("user"), legalRule("device"));

/** Lines and indents may take a text beyond the limit that the rule itself keeps. */
function treeOf(text: string): unknown {
  const result = parse(text, { limits: { length: 100_000 } });
  return result.ok ? withoutSpans(result.value) : result.diagnostics;
}

const roundTrip = (writer: (rule: Rule) => string): fc.IProperty<[Rule]> =>
  fc.property(anyRule, (rule) => {
    expect(treeOf(writer(rule))).toEqual(withoutSpans(rule));
  });

const withoutEscapes = (rule: Rule): string => print(rule).replaceAll('`"', '"');

describe("L1", () => {
  test("what print writes is parsed to the same tree", () => {
    fc.assert(roundTrip(print), { numRuns: 2000 });
  });

  test("format keeps the tree at every width", () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(1, 20, 40, 80, 200), (rule, width) => {
        const text = print(rule);
        const formatted = format(text, { width });
        expect(formatted.ok && treeOf(formatted.value)).toEqual(withoutSpans(rule));
      }),
      { numRuns: 1000 },
    );
  });

  test("format is done after once", () => {
    fc.assert(
      fc.property(anyRule, fc.constantFrom(1, 40, 80), (rule, width) => {
        const once = format(print(rule), { width });
        fc.pre(once.ok && once.value.length <= 3072);
        const twice = format(once.ok ? once.value : "", { width });
        expect(twice.ok && twice.value).toBe(once.ok && once.value);
      }),
      { numRuns: 500 },
    );
  });

  test("print after parse is done after once, whatever text was parsed", () => {
    fc.assert(
      fc.property(damagedText(), (text) => {
        const result = parse(text);
        if (!result.ok) return;
        const printed = print(result.value);
        fc.pre(printed.length <= 3072);
        expect(treeOf(printed)).toEqual(withoutSpans(result.value));
      }),
      { numRuns: 2000 },
    );
  });

  test("sees a planted fault: quotes inside strings that are not escaped", () => {
    expect(isSeen(roundTrip(withoutEscapes))).toBe(true);
  });
});

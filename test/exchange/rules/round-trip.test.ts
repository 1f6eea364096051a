import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placedRule } from "../../../src/exchange/rules/placed-rule.ts";
import { plain } from "../../../src/exchange/rules/plain-notation.ts";
import { print } from "../../../src/index.ts";
import { legalRule } from "../../arbitraries/rules.ts";
import { ruleIn, rulesIn } from "./rules-in.ts";
import { type Writer, writers } from "./writers.ts";

const characters = Array.from("a \"'\\`$%{},;\t\né🦊“’@#/<>:=[]().x");

/** Begins without blanks, so that the indentation of a heredoc is what it is. */
const text = fc
  .string({ unit: fc.constantFrom(...characters), maxLength: 24 })
  .map((rest) => `user${rest}x`);

const runs = { numRuns: 60 };

describe.for(writers)("$name", (writer) => {
  test("importing what was exported gives the same rule", async () => {
    // A file in UTF-8 holds no half characters.
    const rule = fc.oneof(legalRule("user").map(print), text).filter((one) => one.isWellFormed());
    await fc.assert(
      fc.asyncProperty(rule, async (given) => {
        const found = await ruleIn(writer.file, writer.write(given));
        expect(found.text).toBe(read(writer, given));
        expect(found.undecidable).toBeUndefined();
      }),
      runs,
    );
  });

  test("every unit stands where the file changes with it", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const file = writer.write(given);
        const rule = await ruleIn(writer.file, file);
        for (const [offset, unit] of given.split("").entries()) {
          if (isPartOfMore(given, offset)) continue;
          const other = unit === "x" ? "y" : "x";
          const changed = writer.write(given.slice(0, offset) + other + given.slice(offset + 1));
          expect([offset, rule.placeOf(offset)]).toEqual([
            offset,
            placeIn(file, firstDifference(file, changed)),
          ]);
        }
      }),
      runs,
    );
  });

  test("an edit that is offered is read back", async () => {
    const edits = fc.record({
      given: text,
      replacement: text.map((one) => one.slice(4, -1)),
      from: fc.nat(30),
      to: fc.nat(30),
    });
    let offered = 0;
    await fc.assert(
      fc.asyncProperty(edits, async ({ given, replacement, from, to }) => {
        const file = writer.write(given);
        const source = await ruleIn(writer.file, file);
        const span = {
          start: Math.min(from, to, given.length),
          end: Math.min(Math.max(from, to), given.length),
        };
        const edit = source.editOf(span, replacement);
        if (edit === undefined) return;
        offered++;
        const edited = file.slice(0, edit.start) + edit.text + file.slice(edit.end);
        const due = source.text.slice(0, span.start) + replacement + source.text.slice(span.end);
        // Nothing, and what PowerShell writes in place of an object, is no rule.
        if (due.trim() === "" || due.startsWith("@{")) return;
        const [again] = await rulesIn(writer.file, edited);
        expect(again?.text).toBe(due);
      }),
      runs,
    );
    expect(offered).toBeGreaterThan(runs.numRuns / 2);
  });
});

test("a place that is off by one is seen", () => {
  const rule = placedRule({ file: "a", title: "a" }, "ab", plain, {
    offset: 1,
    line: 1,
    column: 2,
  });
  expect(rule.placeOf(0)).not.toEqual(placeIn("ab", firstDifference("ab", "xb")));
});

const read = (writer: Writer, rule: string): string => writer.read?.(rule) ?? rule;

/** Half a character cannot be replaced alone, and `${` is one escape. Blanks at both ends of a line are more than themselves. */
function isPartOfMore(given: string, offset: number): boolean {
  const unit = given[offset] ?? "";
  if (/[\uD800-\uDFFF]/u.test(unit)) return true;
  if (/[$%]\{/u.test(given.slice(offset - 1, offset + 2))) return true;
  if (/[$%]/u.test(given[offset - 1] ?? "") || given[offset + 1] === "{") return true;
  const start = given.lastIndexOf("\n", offset - 1) + 1;
  const next = given.indexOf("\n", offset);
  const line = given.slice(start, next === -1 ? undefined : next);
  return line.trim().length <= 1 || unit === "\n";
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (one[at] === other[at]) at++;
  return at;
}

/** The slow way: line by line. */
function placeIn(file: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = file.slice(0, offset).split(/\r\n|\n/u);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

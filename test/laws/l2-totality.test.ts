/**
 * L2, totality: `parse`, `check`, `lint`, `format` and `mend` end for every string and throw for none; every span, of a
 * diagnostic, of a fix or of the tree, lies in the text; the time is linear in the length, so that texts a hundred times
 * longer than any rule end as well. Mending never makes a text worse, and does all it can at once.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type Diagnostic, format, lint, mend, parse, type Span } from "../../src/index.ts";
import { damagedText } from "../arbitraries/damaged.ts";
import { anyText, tokens } from "../arbitraries/text.ts";
import { isSeen } from "./planted.ts";
import { spansIn } from "./tree.ts";

const texts = fc.oneof(anyText(), damagedText());

/** Whatever the language says of a text. */
function saidOf(text: string, limits = {}): unknown[] {
  const parsed = parse(text, { limits });
  const checked = [undefined, "user", "device"].map((subject) =>
    check(text, { limits, subject: subject as "user" | undefined }),
  );
  const linted = checked.map((result) => (result.ok ? lint(result.value) : []));
  const trees = [parsed, ...checked].map((result) => result.ok && result.value);
  return [
    parsed.diagnostics,
    checked.map(({ diagnostics }) => diagnostics),
    linted,
    trees,
    format(text).diagnostics,
  ];
}

const isInside =
  (text: string) =>
  ({ start, end }: Span): boolean =>
    0 <= start && start <= end && end <= text.length;

type Speaker = (text: string) => unknown;

const inside = (speaker: Speaker): fc.IProperty<[string]> =>
  fc.property(texts, (text) => {
    expect(spansIn(speaker(text)).filter((span) => !isInside(text)(span))).toEqual([]);
  });

const errorsOf = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);

/** Repeated, each would take quadratic time, or a stack as deep as the text is long, in a careless scanner or parser. */
const pieces =
  "( [ -not␣ _␣any␣ user.city␣-eq␣1␣ user.city-eq 1,␣ a- direct␣reports␣ “ ' \\\" \u200b – #\n <a ${"
    .split(" ")
    .map((piece) => piece.replaceAll("␣", " "));

/** What rules are built of, right and wrong. */
const structure = "_ a user.otherMails any -all -not ( ) [ ] , -eq 'x' -and -or".split(" ");

const tooLong: Speaker = (text) =>
  check(text).diagnostics.map(({ span }) => ({ span: { ...span, end: span.end + 1 } }));

describe("L2", () => {
  test("everything ends, throws nothing, and its spans lie in the text", () => {
    fc.assert(inside(saidOf), { numRuns: 1500 });
  });

  test("a text is legal, or an error says why not", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { ok, diagnostics } = check(text);
        expect(ok).toBe(errorsOf(diagnostics).length === 0);
      }),
      { numRuns: 1000 },
    );
  });

  test("asking twice gives the same", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(saidOf(text)).toEqual(saidOf(text));
      }),
      { numRuns: 300 },
    );
  });

  test("mend ends, never adds an error, and has nothing left to do", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const mended = mend(text);
        const before = errorsOf(check(text).diagnostics);
        expect(errorsOf(mended.remaining).length, mended.text).toBeLessThanOrEqual(before.length);
        expect(mend(mended.text).text).toBe(mended.text);
      }),
      { numRuns: 1000 },
    );
  });

  test("3,072 characters of any words, over and over, end", () => {
    const words = fc.array(fc.constantFrom(...structure, ...tokens), {
      minLength: 1,
      maxLength: 2,
    });
    const skeletons = fc.array(fc.constantFrom(...structure), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(words, skeletons), (piece) => {
        const text = `${piece.join(" ")} `.repeat(3072).slice(0, 3072);
        expect(check(text).diagnostics.every(({ span }) => isInside(text)(span))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test.each(pieces)("100 kB of %j end", (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    const limits = { length: 100_000, nesting: 256, listItems: 100_000 };
    const spans = check(text, { limits }).diagnostics.map(({ span }) => span);
    expect(spans.length).toBeGreaterThan(0);
    expect(spans.every(isInside(text))).toBe(true);
  });

  test("sees a planted fault: a span one character too long", () => {
    expect(isSeen(inside(tooLong))).toBe(true);
  });
});

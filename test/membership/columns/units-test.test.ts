import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextHeap } from "../../../src/membership/columns/text-heap.ts";
import { unitsTest } from "../../../src/membership/columns/units-test.ts";
import { textOfValue } from "../../../src/membership/columns/value-text.ts";
import { meaningOf } from "../../../src/eval/meaning.ts";
import { fold } from "../../../src/text/ignore-case.ts";
import { isSeen } from "../../laws/planted.ts";
import { comparisons, texts as anyTexts } from "../../text/matcher/arbitrary-probe.ts";

const kinds = ["eq", "startsWith", "endsWith", "contains"] as const;

interface Case {
  readonly kind: (typeof kinds)[number];
  readonly needle: string;
  readonly texts: readonly string[];
}

/** Texts that repeat themselves, and end in something else: almost what is searched for, over and over. */
const repetitive = fc
  .record({
    unit: fc.constantFrom("a", "ab", "aab", "aA", "é", "東", "ſs", "ÿ", "µ"),
    times: fc.oneof(fc.nat({ max: 8 }), fc.integer({ min: 20, max: 60 })),
    end: fc.constantFrom("", "", "a", "b", "B", "Ÿ", "S", "\0"),
  })
  .map(({ unit, times, end }) => unit.repeat(times) + end);
const text = fc.oneof(anyTexts, repetitive, repetitive);

const cases: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    drawn: text,
    from: fc.nat({ max: 40 }),
    length: fc.oneof(fc.nat({ max: 6 }), fc.integer({ min: 30, max: 34 }), fc.constant(200)),
    others: fc.array(text, { minLength: 1, maxLength: 3 }),
    isCut: fc.boolean(),
  })
  .map(({ kind, drawn, from, length, others, isCut }) => ({
    kind,
    // Often a part of one of the texts, so that it is found.
    needle: isCut ? (others[0] ?? "").slice(from % 7, (from % 7) + length) : drawn,
    texts: [...others, drawn].filter((one) => one !== ""),
  }))
  .filter(({ texts }) => texts.length > 0);

type Build = typeof unitsTest;

/** The units of a text, bytes or words, with others before and after them. */
function inHeap(text_: string): TextHeap {
  const heap = new TextHeap();
  for (const [row, one] of ["aaaa", text_, "aaaa", "東東", text_, "東東"].entries())
    heap.set(row, one);
  return heap;
}

function answer(test_: ReturnType<Build>, given: string, row: number): boolean {
  const heap = inHeap(given);
  heap.locate(row);
  return test_(heap.units, heap.from, heap.to);
}

const ofTexts = (build: Build): fc.IProperty<[Case]> =>
  fc.property(cases, ({ kind, needle, texts }) => {
    const holds = meaningOf("string", kind, { kind: "string", text: needle });
    const asks = build({ kind, folded: fold(needle) }, false);
    for (const one of texts)
      for (const row of [1, 4])
        expect(answer(asks, one, row), `${kind} ${needle} of ${one}`).toBe(holds(one, 0));
  });

const ofCollections = (build: Build): fc.IProperty<[Case]> =>
  fc.property(cases, ({ kind, needle, texts }) => {
    const holds = meaningOf("string collection", kind, { kind: "string", text: needle });
    const asks = build({ kind, folded: fold(needle) }, true);
    for (const items of [texts, texts.slice(1), [...texts, "\0"], [...texts, "a\0b"]]) {
      const given = textOfValue("string collection", items);
      if (given === "") continue;
      expect(answer(asks, given, 1), `${kind} ${needle} of ${given}`).toBe(holds(items, 0));
    }
  });

/** A place is passed over that begins inside of one that failed. */
const hasty: Build = (probe, isCollection) => {
  const honest = unitsTest(probe, isCollection);
  if (probe.kind !== "contains" || isCollection) return honest;
  return (units, from, to) => {
    for (let at = from; at + probe.folded.length <= to; at += probe.folded.length || 1)
      if (honest(units, at, at + probe.folded.length)) return true;
    return false;
  };
};

/** A collection is one text. */
const whole: Build = (probe) => unitsTest(probe, false);

describe("a test of units", () => {
  test("says of a text what its comparison means", () => {
    fc.assert(ofTexts(unitsTest), { numRuns: 800 });
  });

  test("says of a collection what its comparison means", () => {
    fc.assert(ofCollections(unitsTest), { numRuns: 800 });
  });

  test("says of a pattern what it means, of texts and of collections", () => {
    const drawn = fc.tuple(comparisons, fc.array(anyTexts, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(drawn, ([{ label, probe, holds }, texts]) => {
        for (const one of texts)
          expect(answer(unitsTest(probe, false), one, 1), `${label} of ${one}`).toBe(holds(one));
        const given = textOfValue("string collection", texts);
        expect(answer(unitsTest(probe, true), given, 1), `${label} of ${given}`).toBe(
          texts.some(holds),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("that passes over places is seen", () => {
    expect(isSeen(ofTexts(hasty))).toBe(true);
  });

  test("that takes a collection for one text is seen", () => {
    expect(isSeen(ofCollections(whole))).toBe(true);
  });
});

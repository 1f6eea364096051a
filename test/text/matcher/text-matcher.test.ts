import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextMatcher } from "../../../src/text/matcher/text-matcher.ts";
import { isSeen } from "../../laws/planted.ts";
import {
  type Comparison,
  comparisons,
  patternComparison,
  textComparison,
  texts,
} from "./arbitrary-probe.ts";

type Step =
  | { readonly kind: "put"; readonly id: number; readonly comparison: Comparison }
  | { readonly kind: "remove"; readonly id: number }
  | { readonly kind: "match"; readonly text: string };

const ids = fc.nat({ max: 59 });
const puts = fc.record({ kind: fc.constant("put"), id: ids, comparison: comparisons });
const removals = fc.record({ kind: fc.constant("remove"), id: ids });
const matches = fc.record({ kind: fc.constant("match"), text: texts });

/** Some comparisons to begin with; then texts, while comparisons come and go. */
const history: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(puts, { maxLength: 40, size: "max" }),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: matches },
        puts,
        removals,
        fc.array(removals, { minLength: 20, maxLength: 40 }),
      ),
      { maxLength: 30, size: "max" },
    ),
  )
  .map(([first, then]) => [...first, ...then.flat()]);

/** The law that a text satisfies the comparisons that the language says it does, no matter what came and went before. */
const agreement = (make: () => TextMatcher): fc.IProperty<[Step[]]> =>
  fc.property(history, (steps) => {
    const matcher = make();
    const present = new Map<number, Comparison>();
    for (const step of steps) {
      switch (step.kind) {
        case "put":
          matcher.remove(step.id);
          matcher.add(step.id, step.comparison.probe);
          present.set(step.id, step.comparison);
          break;
        case "remove":
          matcher.remove(step.id);
          present.delete(step.id);
          break;
        case "match": {
          const expected = [...present].filter(([, { holds }]) => holds(step.text));
          const labels = new Map(expected.map(([id, { label }]) => [id, label]));
          expect([step.text, sorted(matched(matcher, step.text))]).toEqual([
            step.text,
            sorted([...labels.keys()]),
          ]);
          break;
        }
        default:
          step satisfies never;
      }
      expect(matcher.size).toBe(present.size);
    }
  });

function matched(matcher: TextMatcher, text: string): number[] {
  const into: number[] = [];
  matcher.match(text, into);
  return into;
}

const sorted = (some: readonly number[]): number[] => some.toSorted((a, b) => a - b);

function matcherOf(some: readonly Comparison[]): TextMatcher {
  const matcher = new TextMatcher();
  for (const [id, { probe }] of some.entries()) matcher.add(id, probe);
  return matcher;
}

test("a text satisfies what the language says, while comparisons come and go", () => {
  fc.assert(
    agreement(() => new TextMatcher()),
    { numRuns: 200 },
  );
});

describe("a planted fault is seen:", () => {
  test("a removal that is forgotten", () => {
    class Forgetful extends TextMatcher {
      override remove(id: number): void {
        if (id !== 7) super.remove(id);
      }
    }
    expect(isSeen(agreement(() => new Forgetful()))).toBe(true);
  });

  test("a comparison reported twice", () => {
    class Repetitive extends TextMatcher {
      override match(text: string, into: number[]): void {
        super.match(text, into);
        if (into.length > 2) into.push(into[1] ?? 0);
      }
    }
    expect(isSeen(agreement(() => new Repetitive()))).toBe(true);
  });

  test("a line feed at the end that is overlooked", () => {
    class Trimming extends TextMatcher {
      override match(text: string, into: number[]): void {
        super.match(text.replace(/(?<=.)\n$/, ""), into);
      }
    }
    expect(isSeen(agreement(() => new Trimming()))).toBe(true);
  });
});

test("units in a buffer satisfy what their text does", () => {
  const some = fc.array(comparisons, { minLength: 20, maxLength: 40, size: "max" });
  const latinTexts = texts.map((text) => text.replaceAll(/[^\0-\xff]/g, "ÿ"));
  const edges = fc.string({ maxLength: 3 });
  fc.assert(
    fc.property(some, latinTexts, texts, edges, edges, (chosen, latinText, text, before, after) => {
      const matcher = matcherOf(chosen);
      for (const [buffers, inside] of [
        [Uint8Array, latinText],
        [Uint16Array, latinText],
        [Uint16Array, text],
      ] as const) {
        const all = before + inside + after;
        const buffer = new buffers(all.length);
        for (let index = 0; index < all.length; index++) buffer[index] = all.charCodeAt(index);
        const into: number[] = [];
        matcher.matchUnits(buffer, before.length, before.length + inside.length, into);
        expect(sorted(into)).toEqual(sorted(matched(matcher, inside)));
      }
    }),
    { numRuns: 100 },
  );
});

test("an empty text satisfies nothing", () => {
  const matcher = matcherOf([
    textComparison("contains", ""),
    textComparison("startsWith", ""),
    textComparison("endsWith", ""),
    textComparison("eq", ""),
    patternComparison("^$"),
  ]);
  expect(matched(matcher, "")).toEqual([]);
  const into: number[] = [];
  matcher.matchUnits(new Uint8Array(4), 2, 2, into);
  expect(into).toEqual([]);
  expect(sorted(matched(matcher, "a"))).toEqual([0, 1, 2]);
  expect(sorted(matched(matcher, "\n"))).toEqual([0, 1, 2, 4]);
});

test("what is found is added to what is there", () => {
  const into = [42];
  matcherOf([textComparison("eq", "A")]).match("a", into);
  expect(into).toEqual([42, 0]);
});

test("an id that is taken is refused", () => {
  const matcher = matcherOf([textComparison("eq", "a")]);
  expect(() => matcher.add(0, textComparison("eq", "b").probe)).toThrow(TypeError);
  expect(matched(matcher, "a")).toEqual([0]);
});

test("comparisons settle after many texts, few as they are, and are found all the same", () => {
  const matcher = matcherOf([textComparison("contains", "ab"), patternComparison("a.*b$")]);
  for (let round = 0; round < 2000; round++) {
    expect(sorted(matched(matcher, "xABb"))).toEqual([0, 1]);
    expect(matched(matcher, "ba")).toEqual([]);
  }
});

test("many equal texts are told apart, as they come and go", () => {
  const words = Array.from({ length: 3000 }, (_, index) => `word ${index}`);
  const matcher = matcherOf(words.map((word) => textComparison("eq", word)));
  for (let id = 0; id < 3000; id += 3) matcher.remove(id);
  matcher.add(0, textComparison("eq", "WORD 1").probe);
  expect(sorted(matched(matcher, "Word 1"))).toEqual([0, 1]);
  expect(words.flatMap((word) => matched(matcher, word))).toHaveLength(2001);
  for (const id of [0, 1]) matcher.remove(id);
  expect(matched(matcher, "Word 1")).toEqual([]);
});

test("fragments within fragments are each looked at once in a text", () => {
  const kinds = ["contains", "startsWith", "endsWith"] as const;
  const some = Array.from({ length: 1500 }, (_, index) =>
    textComparison(kinds[index % 3] ?? "contains", "a".repeat(1 + index)),
  );
  const matcher = matcherOf(some);
  expect(matched(matcher, "A".repeat(200_000))).toHaveLength(1500);
});

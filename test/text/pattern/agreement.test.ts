import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Automaton } from "../../../src/text/pattern/automaton.ts";
import { compilePattern } from "../../../src/text/pattern/compile-pattern.ts";
import { Dfa } from "../../../src/text/pattern/dfa.ts";
import { parsePattern } from "../../../src/text/pattern/parse-pattern.ts";
import type { Pattern } from "../../../src/text/pattern/pattern.ts";
import { sweepSearch } from "../../../src/text/pattern/sweep-search.ts";
import { findsSlowly } from "../../oracle/pattern.ts";
import { commonPatterns, netPatterns, plainPatterns, values } from "./arbitrary-pattern.ts";

type Search = (value: string) => boolean;

const manyValues = fc.array(values, { minLength: 1, maxLength: 5 });

/** The law that a search finds what the oracle finds, where the pattern is not too large and the oracle not too slow. */
const agreement = (
  sources: fc.Arbitrary<string>,
  searchFor: (pattern: Pattern) => Search,
): fc.IProperty<[string, string[]]> =>
  fc.property(sources, manyValues, (source, some) => {
    const parsed = parsePattern(source);
    fc.pre(parsed.ok);
    const search = searchFor(parsed.value);
    for (const value of some) {
      const expected = findsSlowly(parsed.value, value);
      if (expected !== undefined) expect([value, search(value)]).toEqual([value, expected]);
    }
  });

function readForward(pattern: Pattern): Search {
  const dfa = new Dfa(new Automaton(pattern, false));
  return (value) => dfa.matches(value);
}

function readBackward(pattern: Pattern): Search {
  const dfa = new Dfa(new Automaton(pattern, true));
  return (value) => dfa.matches(value);
}

describe("the oracle agrees with", () => {
  test("what is compiled", () => {
    fc.assert(agreement(netPatterns, compilePattern), { numRuns: 4000 });
  });

  test("sweeps", () => {
    fc.assert(agreement(netPatterns, sweepSearch), { numRuns: 4000 });
  });

  test("the table, read forward", () => {
    fc.assert(agreement(plainPatterns, readForward), { numRuns: 2000 });
  });

  test("the table, read backward", () => {
    fc.assert(agreement(plainPatterns, readBackward), { numRuns: 2000 });
  });
});

test("JavaScript agrees, where it has the same words", () => {
  fc.assert(
    fc.property(commonPatterns, manyValues, ({ net, javascript }, some) => {
      const parsed = parsePattern(net);
      fc.pre(parsed.ok);
      const search = compilePattern(parsed.value);
      const expression = new RegExp(javascript, "i");
      for (const value of some) {
        expect([value, search(value)]).toEqual([value, expression.test(value)]);
      }
    }),
    { numRuns: 4000 },
  );
});

test("JavaScript agrees on words, digits and spaces of ASCII", () => {
  const source = fc
    .array(
      fc.constantFrom(
        "\\w",
        "\\W+",
        "\\d",
        "\\D*",
        "\\s",
        "\\S?",
        "\\b",
        "\\B",
        "[\\w-]",
        "^",
        "a",
      ),
      { maxLength: 5 },
    )
    .map((pieces) => pieces.join(""));
  const ascii = fc.string({ unit: fc.constantFrom(..."aZ_9- \t.".split("")), maxLength: 8 });
  fc.assert(
    fc.property(source, ascii, (pattern, value) => {
      const parsed = parsePattern(pattern);
      expect(parsed.ok && compilePattern(parsed.value)(value)).toBe(
        new RegExp(pattern, "i").test(value),
      );
    }),
    { numRuns: 4000 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { FoldedText } from "../../../src/text/matcher/folded-text.ts";
import {
  FragmentAutomaton,
  type Requirement,
} from "../../../src/text/matcher/fragment-automaton.ts";
import type { Fragment } from "../../../src/text/matcher/fragment.ts";
import { fold } from "../../oracle/fold.ts";
import { isSeen } from "../../laws/planted.ts";

const units = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("a", "a", "b", "B") },
  fc.constantFrom("ß", "ÿ", "Ÿ", "\u212a", "я", "東", "\ud83d"),
);
const fragment: fc.Arbitrary<Fragment> = fc.record({
  text: fc.string({ unit: units, minLength: 1, maxLength: 6 }).map(fold),
  isAtStart: fc.boolean(),
  isAtEnd: fc.boolean(),
});
const requirement = fc.array(fc.array(fragment, { maxLength: 3 }), { minLength: 1, maxLength: 3 });

interface Drawn {
  readonly requirements: readonly Requirement[];
  readonly texts: readonly string[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  requirements: fc.array(requirement, { maxLength: 20 }),
  texts: fc.array(fc.string({ unit: units, maxLength: 12 }), { minLength: 1, maxLength: 5 }),
});

/** The law that an automaton finds the requirements all of whose clauses have a fragment in the text. */
const exactness = (
  cellLimit: number,
  has: (folded: string, fragment: Fragment) => boolean,
): fc.IProperty<[Drawn]> =>
  fc.property(drawn, ({ requirements, texts }) => {
    const automaton = new FragmentAutomaton(requirements, cellLimit);
    const read = new FoldedText();
    for (const text of texts) {
      read.read(text);
      const count = automaton.find(read);
      const isMet = (clauses: Requirement): boolean =>
        clauses.every((clause) => clause.some((one) => has(fold(text), one)));
      const expected = requirements.flatMap((clauses, index) => (isMet(clauses) ? [index] : []));
      expect([...automaton.met.subarray(0, count)].toSorted((a, b) => a - b)).toEqual(expected);
    }
  });

function hasFragment(folded: string, { text, isAtStart, isAtEnd }: Fragment): boolean {
  if (isAtStart && isAtEnd) return folded === text;
  if (isAtStart) return folded.startsWith(text);
  return isAtEnd ? folded.endsWith(text) : folded.includes(text);
}

test.for([0, 64, 256, 1 << 20])("with a table of %i cells it finds what there is", (cellLimit) => {
  fc.assert(exactness(cellLimit, hasFragment), { numRuns: 300 });
});

test("a planted fault is seen: an anchor that is overlooked", () => {
  expect(isSeen(exactness(64, (folded, { text }) => folded.includes(text)))).toBe(true);
});

test("a text and what it is made of are as long as they are", () => {
  const requirements = [[[{ text: "A".repeat(5000), isAtStart: true, isAtEnd: true }]]];
  const automaton = new FragmentAutomaton(requirements, 64);
  const read = new FoldedText();
  const lengths = [4999, 5000, 5001].filter((length) => {
    read.read("a".repeat(length));
    return automaton.find(read) === 1;
  });
  expect(lengths).toEqual([5000]);
});

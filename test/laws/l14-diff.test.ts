/**
 * L14, diff: who joins, leaves and is undecided as one rule takes the place of another is the difference of the members
 * under the two: a joiner is a member under the new rule only, a leaver under the old one only, and whoever the data
 * leaves undecided under either is undecided. Everybody is counted once, and a sample or a list is the beginning of it.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type CheckedRule, print, type Rule, type Truth } from "../../src/index.ts";
import { type Kept, MemberTally } from "../../src/cli/diff/member-tally.ts";
import type { Person } from "../../src/cli/diff/person.ts";
import { noon } from "../arbitraries/dates.ts";
import { hintsOf } from "../arbitraries/hints.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { subjectWith } from "../arbitraries/subjects.ts";
import { referenceEvaluate } from "../oracle/reference.ts";
import { isSeen } from "./planted.ts";

/** The rules of two sides, one of which may be missing, and people of whom some attributes are not known. */
interface Case {
  readonly before: Rule | undefined;
  readonly after: Rule | undefined;
  readonly people: readonly Person[];
}

const kind = "user";

const cases: fc.Arbitrary<Case> = fc
  .tuple(legalRule(kind), legalRule(kind), fc.constantFrom("both", "old", "new"))
  .map(([old, next, sides]) => ({
    before: sides === "new" ? undefined : old,
    after: sides === "old" ? undefined : next,
  }))
  .chain(({ before, after }) => {
    const hints = hintsOf([before, after].filter((rule) => rule !== undefined));
    const person = fc.record({
      subject: subjectWith(hints, kind),
      unknown: fc.oneof(fc.constant([]), fc.subarray([...hints.keys(), "postalCode"])),
    });
    return fc.record({
      before: fc.constant(before),
      after: fc.constant(after),
      people: fc.array(person, { maxLength: 8 }).map((drawn) =>
        drawn.map(({ subject, unknown }, index): Person => ({
          kind,
          id: `${index}`,
          label: `Person ${index}`,
          subject,
          unknown: new Set(unknown),
        })),
      ),
    });
  });

type Sides = Readonly<Record<"joiners" | "leavers" | "undecided", readonly string[]>>;

/** The difference of two lists of members, as another hand computes them. */
function difference({ before, after, people }: Case): Sides {
  const having = (rule: Rule | undefined, wanted: Truth): string[] =>
    people.filter((person) => truth(rule, person) === wanted).map(({ id }) => id);
  const unsure = [...having(before, "unknown"), ...having(after, "unknown")];
  const [was, is] = [having(before, true), having(after, true)];
  return {
    joiners: without(without(is, was), unsure),
    leavers: without(without(was, is), unsure),
    undecided: people.map(({ id }) => id).filter((id) => unsure.includes(id)),
  };
}

const truth = (rule: Rule | undefined, { subject, unknown }: Person): Truth =>
  rule === undefined ? false : referenceEvaluate(rule, subject, { now: noon, unknown });

const without = (ids: readonly string[], others: readonly string[]): string[] =>
  ids.filter((id) => !others.includes(id));

type Diff = (drawn: Case, kept: Kept) => MemberTally;

const diff: Diff = ({ before, after, people }, kept) => {
  const tally = new MemberTally({ before: checkedOf(before), after: checkedOf(after) }, kept);
  for (const person of people) tally.look(person, noon);
  return tally;
};

function checkedOf(rule: Rule | undefined): CheckedRule | undefined {
  if (rule === undefined) return undefined;
  const result = check(rule);
  if (!result.ok) throw new Error(print(rule));
  return result.value;
}

const sides = ["joiners", "leavers", "undecided"] as const;

const exactness = (run: Diff): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const tally = run(drawn, { samples: 2, listed: 5 });
    const expected = difference(drawn);
    for (const side of sides) {
      expect(tally.counts[side], side).toBe(expected[side].length);
      expect(
        tally.listed[side].map(({ id }) => id),
        side,
      ).toEqual(expected[side].slice(0, 5));
      expect(
        tally.samples[side].map(({ id }) => id),
        side,
      ).toEqual(expected[side].slice(0, 2));
    }
    expect(tally.looked).toBe(drawn.people.length);
    const { joiners, leavers, undecided } = tally.counts;
    expect(joiners + leavers + undecided + tally.unchanged).toBe(drawn.people.length);
  });

const reasons = (run: Diff): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const { samples } = run(drawn, { samples: 8, listed: 0 });
    for (const { before, after } of samples.joiners) {
      expect([before?.expressionResult ?? false, after?.expressionResult]).toEqual([false, true]);
    }
    for (const { before, after } of samples.leavers) {
      expect([before?.expressionResult, after?.expressionResult ?? false]).toEqual([true, false]);
    }
    for (const { before, after } of samples.undecided) {
      expect([before?.expressionResult, after?.expressionResult]).toContain("unknown");
    }
  });

const faults: Readonly<Record<string, Diff>> = {
  "what is not known counts as unset": (drawn, kept) =>
    diff(
      { ...drawn, people: drawn.people.map((person) => ({ ...person, unknown: new Set() })) },
      kept,
    ),
  "the sides are exchanged": ({ before, after, people }, kept) =>
    diff({ before: after, after: before, people }, kept),
  "the last one is not asked": (drawn, kept) =>
    diff({ ...drawn, people: drawn.people.slice(0, -1) }, kept),
};

describe("L14", () => {
  test("diff is the difference of the members before and after", () => {
    fc.assert(exactness(diff), { numRuns: 500 });
  });

  test("a reason says what the side says", () => {
    fc.assert(reasons(diff), { numRuns: 200 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(exactness(faulty))).toBe(true);
  });
});

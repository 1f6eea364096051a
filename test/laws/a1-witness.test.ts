/**
 * A1, witnesses: whatever a verb gives as a witness shows what it is said to show by the reference evaluator. It holds only
 * what the rules read, it can be there, and it names a time just where a rule reads the clock.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Witness } from "../../src/index.ts";
import { anyPair, type RulePair } from "../arbitraries/rule-pairs.ts";
import { misreading, misreadings, type Verbs, verbs } from "./analysis-verbs.ts";
import { isSeen } from "./planted.ts";
import { type Answer, answersOf, faultsOf } from "./verb-faults.ts";

const showsIt = (answers: (pair: RulePair) => readonly Answer[]): fc.IProperty<[RulePair]> =>
  fc.property(anyPair, (pair) => {
    expect(faultsOf(answers(pair), pair)).toEqual([]);
  });

const asked =
  (faulty: Verbs) =>
  (pair: RulePair): readonly Answer[] =>
    answersOf(faulty, pair);

/** Puts something else in the place of every witness. */
const tampered =
  (change: (witness: Witness) => Witness) =>
  (pair: RulePair): readonly Answer[] =>
    answersOf(verbs, pair).map((answer) => ({
      ...answer,
      verdict:
        answer.verdict.holds === false
          ? { ...answer.verdict, ...change(answer.verdict) }
          : answer.verdict,
    }));

const changed = (change: (attributes: [string, unknown][]) => [string, unknown][]) =>
  tampered((witness) => ({
    ...witness,
    witness: Object.fromEntries(change(Object.entries(witness.witness))),
  }));

const tampering: Readonly<Record<string, (pair: RulePair) => readonly Answer[]>> = {
  "an attribute is lost": changed((attributes) => attributes.slice(1)),
  "an attribute that nobody asks for": changed((attributes) => [...attributes, ["jobTitle", "x"]]),
  "every collection has one item": changed((attributes) =>
    attributes.map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, 1) : value]),
  ),
  "the clock stands still": tampered(({ witness, now }) => ({
    witness,
    ...(now && { now: new Date(0) }),
  })),
};

describe("A1", () => {
  test("a witness shows what it is given for", () => {
    fc.assert(showsIt(asked(verbs)), { numRuns: 300 });
  });

  test("nearly every question is answered", () => {
    const answers = fc
      .sample(anyPair, { numRuns: 150, seed: 6 })
      .flatMap((pair) => answersOf(verbs, pair));
    const undecided = answers.filter(({ verdict }) => verdict.holds === undefined);
    expect(undecided.length).toBeLessThan(answers.length / 100);
  });

  test.for(Object.entries(misreadings))("sees a planted fault: %s", ([, misread]) => {
    expect(isSeen(showsIt(asked(misreading(misread))))).toBe(true);
  });

  test.for(Object.entries(tampering))("sees a planted fault: %s", ([, answers]) => {
    expect(isSeen(showsIt(answers))).toBe(true);
  });
});

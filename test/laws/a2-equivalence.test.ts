/**
 * A2, equivalence: where `equivalent` holds, no generated user and none at the boundaries of the two rules tells them apart
 * by the reference evaluator. Of rules that are written in two ways it never says that they differ.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, equivalent, format, implies, print, type Rule } from "../../src/index.ts";
import { boundarySubject } from "../arbitraries/boundary-subjects.ts";
import { noon } from "../arbitraries/dates.ts";
import { anyPair, nearPair, paired, type RulePair, samePair } from "../arbitraries/rule-pairs.ts";
import type { DrawnSubject } from "../arbitraries/subjects.ts";
import { wordyRule } from "../arbitraries/wordy-rules.ts";
import { referenceMatches } from "../oracle/reference.ts";
import { misreading, misreadings } from "./analysis-verbs.ts";
import { isSeen } from "./planted.ts";

interface Attack {
  readonly pair: RulePair;
  readonly subjects: readonly DrawnSubject[];
  readonly now: Date;
}

const attacked = (pairs: fc.Arbitrary<RulePair>): fc.Arbitrary<Attack> =>
  pairs.chain((pair) =>
    fc.record({
      pair: fc.constant(pair),
      subjects: fc.array(boundarySubject([pair.a, pair.b], pair.options.values), {
        minLength: 8,
        maxLength: 8,
      }),
      now:
        pair.options.now === undefined
          ? fc.date({
              min: new Date("2024-02-01T00:00:00Z"),
              max: new Date("2025-02-01T00:00:00Z"),
              noInvalidDate: true,
            })
          : fc.constant(noon),
    }),
  );

const tellsApart = ({ pair: { a, b }, subjects, now }: Attack): DrawnSubject | undefined =>
  subjects.find(
    (subject) => referenceMatches(a.rule, subject, now) !== referenceMatches(b.rule, subject, now),
  );

const withstands = (
  pairs: fc.Arbitrary<RulePair>,
  verb: typeof equivalent,
): fc.IProperty<[Attack]> =>
  fc.property(attacked(pairs), (attack) => {
    const { a, b, options } = attack.pair;
    const { holds } = verb(a, b, options);
    const different = holds === true ? tellsApart(attack) : undefined;
    expect(different).toBe(undefined);
  });

const isFound = (
  pairs: fc.Arbitrary<RulePair>,
  verb: typeof equivalent,
): fc.IProperty<[RulePair]> =>
  fc.property(pairs, ({ a, b, options }) => {
    expect(verb(a, b, options)).toEqual({ holds: true });
  });

/** A rule and what somebody takes it for. */
const misreadPair = (misread: (rule: Rule) => Rule): fc.Arbitrary<RulePair> =>
  paired((rule) => fc.constant(misread(rule))).filter(
    ({ a, b }) => print(a.rule) !== print(b.rule),
  );

/** The clock, and the time at which it stands still. */
const clockPair: fc.Arbitrary<RulePair> = paired(
  (rule) => fc.constant(treeOf(print(rule).replace("system.now", noon.toISOString()))),
  fc
    .tuple(fc.constantFrom("-ge", "-le"), fc.constantFrom("", "-not "))
    .map(([operator, negation]) =>
      treeOf(`${negation}user.employeeHireDate ${operator} system.now`),
    ),
);

/** The same for closed vocabularies, and not for any text. */
const knownPair: fc.Arbitrary<RulePair> = paired(
  () => fc.constant(treeOf('user.userType -eq "Member"')),
  fc
    .constantFrom('-startsWith "m"', '-contains "e"', '-match "^[^g]"')
    .map((search) => treeOf(`user.userType ${search} -and user.userType -ne "guest"`)),
);

function treeOf(text: string): Rule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value.rule;
}

/** Verbs that see one side only, or know too few values, with pairs of rules that they mix up. */
const faults: Readonly<Record<string, readonly [typeof equivalent, fc.Arbitrary<RulePair>]>> = {
  "all of the first is enough": [
    (a, b, options) =>
      implies(a, b, options).holds === true ? { holds: true } : equivalent(a, b, options),
    nearPair,
  ],
  "everything is catalogued": [
    (a, b, options) => equivalent(a, b, { ...options, values: "catalogued" }),
    knownPair,
  ],
  "one time stands for all": [
    (a, b, options) => equivalent(a, b, { ...options, now: noon }),
    clockPair,
  ],
  ...Object.fromEntries(
    Object.entries(misreadings).map(([name, misread]) => [
      name,
      [misreading(misread).equivalent, misreadPair(misread)],
    ]),
  ),
};

const byLetter: typeof equivalent = (a, b) =>
  print(a.rule) === print(b.rule) ? { holds: true } : { holds: false, only: "a", witness: {} };

describe("A2", () => {
  test("nobody tells rules apart that are called equivalent", () => {
    fc.assert(withstands(nearPair, equivalent), { numRuns: 300 });
    fc.assert(withstands(anyPair, equivalent), { numRuns: 100 });
    fc.assert(withstands(fc.oneof(clockPair, knownPair), equivalent), { numRuns: 40 });
  });

  test.for(Object.entries(misreadings))("nor rules of which one is misread: %s", ([, misread]) => {
    fc.assert(withstands(misreadPair(misread), equivalent), { numRuns: 50 });
  });

  test("a rule written in another way is the same rule", () => {
    fc.assert(isFound(samePair, equivalent), { numRuns: 300 });
  });

  test("a rule is what `format` makes of it", () => {
    fc.assert(
      fc.property(wordyRule(), fc.constantFrom(1, 40, 80), (text, width) => {
        const formatted = format(text, { width });
        const before = check(text);
        const after = check(formatted.ok ? formatted.value : "");
        if (!before.ok || !after.ok) throw new Error(text);
        expect(equivalent(before.value, after.value)).toEqual({ holds: true });
        const printed = check(print(before.value.rule));
        expect(printed.ok && equivalent(before.value, printed.value)).toEqual({ holds: true });
      }),
      { numRuns: 100 },
    );
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, [faulty, pairs]]) => {
    expect(isSeen(withstands(pairs, faulty))).toBe(true);
  });

  test("sees a planted fault: whatever is written in another way differs", () => {
    expect(isSeen(isFound(samePair, byLetter))).toBe(true);
  });
});

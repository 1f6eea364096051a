/**
 * Cases: every case is expected as the reference evaluator says; every comparison is driven both ways or listed; where a
 * case rests on a comparison, the rule with that comparison made constant says the opposite of it.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cases, casesFor } from "../../src/analysis/cases.ts";
import {
  type AnalysisOptions,
  check,
  type CheckedRule,
  print,
  type Rule,
  type Subject,
} from "../../src/index.ts";
import { crowdedClockRule, crowdedRule } from "../arbitraries/crowded-rules.ts";
import { noon } from "../arbitraries/dates.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { isSeen } from "../laws/planted.ts";
import { referenceMatches } from "../oracle/reference.ts";

function checked(rule: string | Rule): CheckedRule {
  const result = check(rule);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const found = (rule: string, options: AnalysisOptions = {}): Cases =>
  casesFor(checked(rule), options);

const shown = ({ cases }: Cases): readonly unknown[] =>
  cases.map(({ name, subject, expected }) => [name, expected, subject]);

describe("casesFor", () => {
  test("drives each comparison of a conjunction alone", () => {
    expect(shown(found('user.department -eq "Sales" -and user.country -in ["NO", "SE"]'))).toEqual([
      ['in because user.department -eq "Sales"', true, { department: "Sales", country: "NO" }],
      ['out because not user.department -eq "Sales"', false, { country: "NO" }],
      ['out because not user.country -in ["NO", "SE"]', false, { department: "Sales" }],
    ]);
  });

  test("drives what is negated, and what stands inside a quantifier", () => {
    const { cases, comparisons } = found(
      '-not (user.accountEnabled -eq false) -and user.otherMails -any (_ -startsWith "a" -and _ -endsWith "b")',
    );
    expect(comparisons.map(({ expression }) => expression)).toEqual([
      "user.accountEnabled -eq false",
      'user.otherMails -any ((_ -startsWith "a") -and (_ -endsWith "b"))',
      '_ -startsWith "a"',
      '_ -endsWith "b"',
    ]);
    for (const { whenTrue, whenFalse } of comparisons)
      expect([whenTrue, whenFalse]).toEqual([{ kind: "decisive" }, { kind: "decisive" }]);
    expect(cases.length).toBeLessThanOrEqual(5);
    expect(cases.map(({ name }) => name)).toContain("out because user.accountEnabled -eq false");
  });

  test("proves what never happens", () => {
    const { comparisons } = found('user.userType -eq "Partner" -or user.displayName -ne ""');
    expect(comparisons).toMatchObject([
      { whenTrue: { kind: "never" }, whenFalse: { kind: "shown", isProved: true } },
      { whenTrue: { kind: "decisive" }, whenFalse: { kind: "never" } },
    ]);
    expect(found('user.userType -eq "Partner"', { values: "any" }).comparisons).toMatchObject([
      { whenTrue: { kind: "decisive" }, whenFalse: { kind: "decisive" } },
    ]);
  });

  test("shows what can decide nothing", () => {
    const { comparisons } = found(
      'user.city -eq "a" -or (user.city -eq "a" -and user.country -eq "b")',
    );
    expect(comparisons).toMatchObject([
      { whenTrue: { kind: "decisive" }, whenFalse: { kind: "decisive" } },
      { whenTrue: { kind: "shown", isProved: true }, whenFalse: { kind: "decisive" } },
      {
        whenTrue: { kind: "shown", isProved: true },
        whenFalse: { kind: "shown", isProved: true },
      },
    ]);
  });

  test("gives each case of a rule that reads the clock a time, or takes the given one", () => {
    const rule = 'user.employeeHireDate -le system.now -and user.city -eq "a"';
    for (const { now } of found(rule).cases) expect(now).toBeInstanceOf(Date);
    for (const { now } of found(rule, { now: noon }).cases) expect(now).toEqual(noon);
    for (const one of found('user.city -eq "a"', { now: noon }).cases)
      expect(one).not.toHaveProperty("now");
  });

  test("few cases do where many comparisons are alternatives", () => {
    const values = Array.from({ length: 20 }, (_none, index) => `user.city -eq "c${index}"`);
    expect(found(values.join(" -or ")).cases).toHaveLength(21);
    const attributes = Array.from(
      { length: 15 },
      (_none, index) => `user.extensionAttribute${index + 1} -ne null`,
    );
    expect(found(attributes.join(" -and ")).cases).toHaveLength(16);
  });

  test("says so where the budget was not enough", () => {
    const { cases, comparisons } = found('user.city -eq "a"', { budget: 1 });
    expect(cases).toEqual([]);
    expect(comparisons).toMatchObject([
      { whenTrue: { kind: "undecided", undecided: { code: "budget" } } },
    ]);
  });

  test("each case has a name of its own, on one line and not long", () => {
    const list = Array.from({ length: 60 }, (_none, index) => `"c\n${index}"`).join(", ");
    const { cases } = found(`user.city -in [${list}] -and user.city -notIn [${list}, "x"]`);
    const names = cases.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^.{1,100}$/u);
  });
});

/** A comparison of a tree, within which quantifier, and the tree with another one in its place. */
interface Place {
  readonly leaf: Rule;
  readonly within: Extract<Rule, { kind: "quantified" }> | undefined;
  readonly replaced: (other: Rule) => Rule;
}

/** The comparisons of a tree in the order in which they are written; written down apart from the analysis. */
function placesIn(rule: Rule): readonly Place[] {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.operands.flatMap((operand, index) =>
        placesIn(operand).map((place) => ({
          ...place,
          replaced: (other) => ({
            ...rule,
            operands: rule.operands.with(index, place.replaced(other) as never),
          }),
        })),
      );
    case "not":
      return placesIn(rule.operand).map((place) => ({
        ...place,
        replaced: (other) => ({ ...rule, operand: place.replaced(other) as never }),
      }));
    case "quantified":
      return [
        { leaf: rule, within: undefined, replaced: (other) => other },
        ...placesIn(rule.body).map((place): Place => ({
          ...place,
          within: rule,
          replaced: (other) => ({ ...rule, body: place.replaced(other) as never }),
        })),
      ];
    case "comparison":
    case "member-of":
    case "direct-reports":
      return [{ leaf: rule, within: undefined, replaced: (other) => other }];
    default:
      return rule satisfies never;
  }
}

const span = { start: 0, end: 0 };

const negated = (leaf: Rule): Rule => ({ kind: "not", operand: leaf as never, span });

/** A comparison that always gives this answer. */
const constant = (leaf: Rule, answer: boolean): Rule => ({
  kind: answer ? "or" : "and",
  operands: [leaf, negated(leaf)] as never,
  span,
});

/** Whether a comparison, inside a quantifier for some item, gives an answer. */
function isGiven({ leaf, within }: Place, answer: boolean, subject: Subject, now: Date): boolean {
  const asked = answer ? leaf : negated(leaf);
  const rule: Rule =
    within === undefined
      ? asked
      : { ...within, quantifier: { name: "any", span }, body: asked as never };
  return referenceMatches(rule, subject, now);
}

/** Whether the rule says the opposite where a comparison never gives an answer. */
const isResting = (
  rule: Rule,
  { leaf, replaced }: Place,
  answer: boolean,
  subject: Subject,
  now: Date,
): boolean =>
  referenceMatches(replaced(constant(leaf, !answer)), subject, now) !==
  referenceMatches(rule, subject, now);

type Finder = (rule: CheckedRule, options: AnalysisOptions) => Cases;

interface Drawn {
  readonly rule: Rule;
  readonly subjects: readonly DrawnSubject[];
  readonly now: Date | undefined;
}

const drawnFor = (rule: Rule, kind: "user" | "device"): fc.Arbitrary<Drawn> =>
  fc.record({
    rule: fc.constant(rule),
    subjects: fc.array(subjectFor(rule, kind), { minLength: 6, maxLength: 6 }),
    now: fc.constantFrom(undefined, noon),
  });

const crowded = fc
  .oneof(
    { weight: 4, arbitrary: crowdedRule("user") },
    { weight: 1, arbitrary: crowdedClockRule() },
  )
  .chain(({ rule }) => drawnFor(rule, "user"));

const anyDrawn = fc
  .constantFrom<("user" | "device")[]>("user", "device")
  .chain((kind) => legalRule(kind).chain((rule) => drawnFor(rule, kind)));

const drivesAll = (drawn: fc.Arbitrary<Drawn>, find: Finder): fc.IProperty<[Drawn]> =>
  fc.property(drawn, ({ rule, subjects, now }) => {
    const told = checked(rule);
    const { cases, comparisons } = find(told, { now, values: "any" });
    const said = `${print(rule)}\n${JSON.stringify({ cases, comparisons }, undefined, 1)}`;
    const places = placesIn(rule);
    expect(comparisons.map(({ expression }) => expression)).toEqual(
      places.map(({ leaf }) => print(leaf)),
    );
    for (const { subject, expected, now: at = noon, drives } of cases) {
      expect(referenceMatches(rule, subject, at), said).toBe(expected);
      for (const [comparison, place] of places.entries())
        for (const answer of [true, false]) {
          const drive = drives.find(
            (one) => one.comparison === comparison && one.answer === answer,
          );
          expect(isGiven(place, answer, subject, at), said).toBe(drive !== undefined);
          expect(isResting(rule, place, answer, subject, at), said).toBe(
            drive?.isDecisive === true,
          );
        }
    }
    for (const [comparison, { whenTrue, whenFalse }] of comparisons.entries())
      for (const [answer, driven] of [
        [true, whenTrue],
        [false, whenFalse],
      ] as const) {
        const place = places[comparison];
        if (place === undefined) throw new Error(said);
        const drives = cases
          .flatMap((one) => one.drives)
          .filter((one) => one.comparison === comparison && one.answer === answer);
        const isDriven = drives.length > 0;
        const isDecided = drives.some(({ isDecisive }) => isDecisive);
        expect([isDriven, isDecided], said).toEqual([
          driven.kind === "decisive" || driven.kind === "shown",
          driven.kind === "decisive",
        ]);
        for (const subject of subjects) {
          if (driven.kind === "never")
            expect(isGiven(place, answer, subject, now ?? noon), said).toBe(false);
          if (driven.kind === "shown" && driven.isProved)
            expect(isResting(rule, place, answer, subject, now ?? noon), said).toBe(false);
        }
      }
  });

/** Ways to find cases that somebody could believe in. */
const faults: Readonly<Record<string, Finder>> = {
  "one case less will do": (rule, options) => {
    const { cases, comparisons } = casesFor(rule, options);
    return { cases: cases.slice(0, -1), comparisons };
  },
  "all are members": (rule, options) => {
    const { cases, comparisons } = casesFor(rule, options);
    return { cases: cases.map((one) => Object.assign({}, one, { expected: true })), comparisons };
  },
  "whatever is seen decides": (rule, options) => {
    const { cases, comparisons } = casesFor(rule, options);
    const decisive = cases.map((one) =>
      Object.assign({}, one, {
        drives: one.drives.map((drive) => Object.assign({}, drive, { isDecisive: true })),
      }),
    );
    return { cases: decisive, comparisons };
  },
  "what can decide nothing never happens": (rule, options) => {
    const { cases, comparisons } = casesFor(rule, options);
    return {
      cases: cases.map((one) =>
        Object.assign({}, one, { drives: one.drives.filter(({ isDecisive }) => isDecisive) }),
      ),
      comparisons: comparisons.map((one) =>
        one.whenTrue.kind === "shown"
          ? Object.assign({}, one, { whenTrue: { kind: "never" as const } })
          : one,
      ),
    };
  },
  "the time is another": (rule, options) => {
    const { cases, comparisons } = casesFor(rule, { ...options, now: new Date(0) });
    return { cases: cases.map((one) => Object.assign({}, one, { now: noon })), comparisons };
  },
};

describe("every comparison is driven both ways, or listed", () => {
  test("of rules that have much in common", () => {
    fc.assert(drivesAll(crowded, casesFor), { numRuns: 120 });
  });

  test("of any rules", () => {
    fc.assert(drivesAll(anyDrawn, casesFor), { numRuns: 120 });
  });

  test("rules that have much in common are always decided", () => {
    fc.assert(
      fc.property(crowded, ({ rule, now }) => {
        const { comparisons } = casesFor(checked(rule), { now });
        for (const { whenTrue, whenFalse } of comparisons)
          for (const driven of [whenTrue, whenFalse])
            expect(
              driven.kind === "undecided" || (driven.kind === "shown" && !driven.isProved),
            ).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(drivesAll(crowded, faulty))).toBe(true);
  });
});

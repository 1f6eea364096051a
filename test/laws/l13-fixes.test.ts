/**
 * L13, fixes: every sure fix of a legal rule, of a lint or of `check`, keeps the meaning: what it gives is legal, and
 * true of the same users and devices. So do all of them together that do not touch each other, and so does `optimise`,
 * which never makes a rule longer or gives it more comparisons, and has nothing left to do when it is done.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyFixes,
  check,
  type CheckedRule,
  type Fix,
  lint,
  optimise,
  print,
  type Rule,
} from "../../src/index.ts";
import { noon } from "../arbitraries/dates.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { wordyRule } from "../arbitraries/wordy-rules.ts";
import { referenceMatches } from "../oracle/reference.ts";
import { isSeen } from "./planted.ts";

interface Case {
  readonly text: string;
  readonly subjects: readonly DrawnSubject[];
}

function checked(text: string): CheckedRule {
  const result = check(text, { limits: { length: 10_000, nesting: 256 } });
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

const caseOf = (text: string): fc.Arbitrary<Case> => {
  const { rule, subject } = checked(text);
  return fc.record({
    text: fc.constant(text),
    subjects: fc.array(subjectFor(rule, subject), { minLength: 6, maxLength: 6 }),
  });
};

/** Said twice, in two ways: much of it is needless. */
const doubled = (kind: "user" | "device"): fc.Arbitrary<string> =>
  fc
    .tuple(legalRule(kind), fc.constantFrom("-and", "-or"), legalRule(kind))
    .filter(([one, , other]) => !isWhole(one) && !isWhole(other))
    .map(
      ([one, connective, other]) =>
        `(${print(one)}) ${connective} (${print(other)}) ${connective} (${print(one)})`,
    )
    .filter((text) => text.length < 3072);

const isWhole = ({ kind }: Rule): boolean => kind === "member-of" || kind === "direct-reports";

const cases = fc
  .oneof(
    { weight: 8, arbitrary: wordyRule().filter((text) => text.length < 2000) },
    { weight: 1, arbitrary: legalRule("user").map(print) },
    { weight: 1, arbitrary: legalRule("device").map(print) },
    { weight: 1, arbitrary: doubled("user") },
    { weight: 1, arbitrary: doubled("device") },
  )
  .chain(caseOf);

/** The sure fixes of a legal rule, whatever says them. Two alternatives in a row make a chain here. */
function sureFixes(text: string): readonly Fix[] {
  const { diagnostics } = check(text);
  const advice = lint(checked(text), { kinds: ["meaning", "cost"], thresholds: { chain: 2 } });
  return [...diagnostics, ...advice].flatMap(({ fixes = [] }) =>
    fixes.filter(({ certainty }) => certainty === "sure"),
  );
}

type Fixer = (text: string) => readonly string[];

const one: Fixer = (text) => sureFixes(text).map((fix) => applyFixes(text, [fix]));

/** All that do not touch each other, chosen from the beginning and from the end; and every other one of these. */
const together: Fixer = (text) => {
  const fixes = sureFixes(text);
  const selections = [chosenFrom(fixes), chosenFrom(fixes.toReversed())];
  return selections
    .flatMap((chosen) => [chosen, chosen.filter((_, index) => index % 2 === 0)])
    .map((chosen) => applyFixes(text, chosen));
};

function chosenFrom(fixes: readonly Fix[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const fix of fixes) if (!chosen.some((other) => touchesAny(fix, other))) chosen.push(fix);
  return chosen;
}

const touchesAny = (fix: Fix, other: Fix): boolean =>
  fix.edits.some(({ span }) =>
    other.edits.some((edit) => span.start <= edit.span.end && edit.span.start <= span.end),
  );

const optimised: Fixer = (text) => {
  const result = optimise(text);
  return result.ok ? [result.value.text] : [];
};

const keepsMeaning = (fixer: Fixer): fc.IProperty<[Case]> =>
  fc.property(cases, ({ text, subjects }) => {
    const { rule } = checked(text);
    for (const fixed of fixer(text)) {
      const after = checked(fixed).rule;
      for (const subject of subjects) {
        expect(
          referenceMatches(after, subject, noon),
          `${text}\n${fixed}\n${JSON.stringify(subject)}`,
        ).toBe(referenceMatches(rule, subject, noon));
      }
    }
  });

/** Fixes that somebody could believe in. */
const faults: Readonly<Record<string, Fixer>> = {
  "values only ever begin with what they contain": (text) => [
    text.replaceAll("-contains", "-startsWith"),
  ],
  "`-ne` takes in nobody without the attribute": (text) => [
    text.replace(/user\.city -ne (["'][^"']*["'])/u, "(user.city -ne $1 -and user.city -ne null)"),
  ],
  "the empty text is `null`": (text) => [text.replace(/user\.city -eq ""/u, "user.city -eq null")],
  "of a collection, `-ne` asks for some other element": (text) => [
    text.replace(/user\.otherMails -ne (["'][^"']*["'])/u, "user.otherMails -any (_ -ne $1)"),
  ],
};

describe("L13", () => {
  test("every sure fix keeps the meaning", () => {
    fc.assert(keepsMeaning(one), { numRuns: 450 });
  });

  test("all that do not touch each other keep it together", () => {
    fc.assert(keepsMeaning(together), { numRuns: 400 });
  });

  test("optimise keeps it", () => {
    fc.assert(keepsMeaning(optimised), { numRuns: 250 });
  });

  test("optimise makes no rule longer, adds no comparison, and is done after once", () => {
    fc.assert(
      fc.property(cases, ({ text }) => {
        const [after = ""] = optimised(text);
        expect(after.length).toBeLessThanOrEqual(text.length);
        expect(comparisonsIn(checked(after).rule)).toBeLessThanOrEqual(
          comparisonsIn(checked(text).rule),
        );
        expect(optimise(after)).toMatchObject({ value: { text: after, steps: [] } });
      }),
      { numRuns: 150 },
    );
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(keepsMeaning(faulty))).toBe(true);
  });
});

const comparisonsIn = (rule: Rule): number =>
  JSON.stringify(rule).split('"kind":"comparison"').length;

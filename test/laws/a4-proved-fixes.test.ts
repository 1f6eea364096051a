/**
 * A4, proved fixes: a fix that is proved never changes the reference evaluator's answer on any generated user or device, and
 * nearly all sure fixes are proved. What a fix may not do is not proved of it: of another text, even one that differs for a
 * single user, the prover never says that it is the same.
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
import { Prover } from "../../src/lint/proving/prover.ts";
import { noon } from "../arbitraries/dates.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { type DrawnSubject, subjectWith } from "../arbitraries/subjects.ts";
import { hintsOf } from "../arbitraries/hints.ts";
import { wordyRule } from "../arbitraries/wordy-rules.ts";
import { referenceMatches } from "../oracle/reference.ts";
import { isSeen } from "./planted.ts";

function checked(text: string): CheckedRule {
  const result = check(text, { limits: { length: 10_000, nesting: 256 } });
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

/** A rule, what it became, and users near the values of both. */
interface Case {
  readonly before: Rule;
  readonly after: Rule;
  readonly subjects: readonly DrawnSubject[];
}

const casesFor = (
  text: string,
  afters: (text: string) => readonly string[],
): fc.Arbitrary<readonly Case[]> => {
  const { rule: before, subject } = checked(text);
  const drawn = afters(text).map((fixed) => {
    const after = checked(fixed).rule;
    const near = subjectWith(hintsOf([before, after]), subject);
    return fc
      .array(near, { minLength: 8, maxLength: 8 })
      .map((subjects): Case => ({ before, after, subjects }));
  });
  return fc.tuple(...drawn);
};

const texts = fc.oneof(
  { weight: 6, arbitrary: wordyRule().filter((text) => text.length < 1000) },
  { weight: 1, arbitrary: legalRule("user").map(print) },
  { weight: 1, arbitrary: legalRule("device").map(print) },
);

const isKept = (afters: (text: string) => readonly string[]): fc.IProperty<[readonly Case[]]> =>
  fc.property(
    texts.chain((text) => casesFor(text, afters)),
    (cases) => {
      for (const { before, after, subjects } of cases)
        for (const subject of subjects)
          expect(
            referenceMatches(after, subject, noon),
            `${print(before)}\n${print(after)}\n${JSON.stringify(subject)}`,
          ).toBe(referenceMatches(before, subject, noon));
    },
  );

const sureFixes = (text: string): readonly Fix[] =>
  lint(checked(text), { thresholds: { chain: 2 } }).flatMap(({ fixes = [] }) =>
    fixes.filter(({ certainty }) => certainty === "sure"),
  );

const proved = (text: string): readonly string[] =>
  sureFixes(text)
    .filter(({ proof }) => proof === "equivalent")
    .map((fix) => applyFixes(text, [fix]));

const steps = (text: string): readonly string[] => {
  const result = optimise(text);
  return result.ok ? result.value.steps.map(({ after }) => after) : [];
};

/** Edits that change little, and of which most change who is a member. */
const edits: readonly (readonly [RegExp, string])[] = [
  [/-contains/u, "-startsWith"],
  [/-startsWith/u, "-contains"],
  [/-any/u, "-all"],
  [/-ne null/u, "-eq null"],
  [/-and/u, "-or"],
  [/-or/u, "-and"],
  [/"a"/u, '"ab"'],
  [/-not/u, "-not -not"],
  [/-match/u, "-contains"],
];

const edited = (text: string): readonly Fix[] =>
  edits.flatMap(([pattern, instead]): Fix[] => {
    const { index } = pattern.exec(text) ?? {};
    if (index === undefined) return [];
    const end = index + (pattern.exec(text)?.[0].length ?? 0);
    const fix: Fix = {
      title: "",
      certainty: "sure",
      edits: [{ span: { start: index, end }, text: instead }],
    };
    return check(applyFixes(text, [fix])).ok ? [fix] : [];
  });

/** What the prover says is the same; and, with a fault planted, what it does not say differs. */
const believed =
  (believes: (isSame: boolean | undefined) => boolean) =>
  (text: string): readonly string[] => {
    const prover = new Prover(checked(text));
    return edited(text)
      .filter((fix) => believes(prover.after(fix).isSame))
      .map((fix) => applyFixes(text, [fix]));
  };

describe("A4", () => {
  test("a proved fix changes nothing", () => {
    fc.assert(isKept(proved), { numRuns: 250 });
  });

  test("no step of optimise does", () => {
    fc.assert(isKept(steps), { numRuns: 120 });
  });

  test("an edit of which the prover says that it is the same does not, either", () => {
    fc.assert(isKept(believed((isSame) => isSame === true)), { numRuns: 400 });
  });

  test("nearly every sure fix is proved", () => {
    const fixes = fc.sample(texts, { numRuns: 200, seed: 1 }).flatMap(sureFixes);
    const unproved = fixes.filter(({ proof }) => proof === undefined);
    expect(unproved.length).toBeLessThan(fixes.length / 50);
  });

  test.each<[string, (isSame: boolean | undefined) => boolean]>([
    ["what differs is believed to be the same", (isSame) => isSame === false],
    ["everything is", () => true],
  ])("sees a planted fault: %s", (_name, believes) => {
    expect(isSeen(isKept(believed(believes)))).toBe(true);
  });
});

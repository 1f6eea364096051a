/**
 * What `contradiction` and `always-true` claim is so: for every user near the values of the rule, the reference evaluator
 * finds nobody, or everybody.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, lint, type Rule } from "../../src/index.ts";
import { noon } from "../arbitraries/dates.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { comparisonsOfItem, comparisonsOfOne } from "../arbitraries/wordy-rules.ts";
import { referenceMatches } from "../oracle/reference.ts";

interface Claimed {
  readonly text: string;
  readonly rule: Rule;
  readonly codes: readonly string[];
  readonly subjects: readonly DrawnSubject[];
}

/** Comparisons joined, with all that is said of them, and users who satisfy them or almost. */
const claims = (texts: fc.Arbitrary<string>): fc.Arbitrary<Claimed> =>
  texts.chain((text) => {
    const result = check(text);
    if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
    const { rule } = result.value;
    const codes = lint(result.value, { kinds: ["meaning"] }).map(({ code }) => code);
    return fc
      .array(subjectFor(rule, "user"), { minLength: 8, maxLength: 8 })
      .map((subjects) => ({ text, rule, codes, subjects }));
  });

const joined = (connective: string): fc.Arbitrary<string> =>
  comparisonsOfOne().map((parts) => parts.map((part) => `(${part})`).join(connective));

const ofItems = (connective: string, quantifier: string): fc.Arbitrary<string> =>
  comparisonsOfItem().map(
    (parts) =>
      `user.otherMails ${quantifier} (${parts.map((part) => `(${part})`).join(connective)})`,
  );

/** How often a claim was made, and every user of whom it is not so. */
function wrongOnes(
  texts: fc.Arbitrary<string>,
  code: string,
  expected: (subject: DrawnSubject) => boolean,
): { readonly claimed: number; readonly wrong: readonly string[] } {
  const drawn = fc.sample(claims(texts), { numRuns: 1500 });
  const made = drawn.filter(({ codes }) => codes.includes(code));
  const wrong = made.flatMap(({ text, rule, subjects }) =>
    subjects
      .filter((subject) => referenceMatches(rule, subject, noon) !== expected(subject))
      .map((subject) => `${text}\n${JSON.stringify(subject)}`),
  );
  return { claimed: made.length, wrong };
}

const hasMail = ({ otherMails }: DrawnSubject): boolean =>
  Array.isArray(otherMails) && otherMails.some((mail) => mail !== null && mail !== "");

describe("claims", () => {
  test.each([
    ["-and, a contradiction", joined(" -and "), "contradiction", () => false],
    ["-or, always true", joined(" -or "), "always-true", () => true],
    ["-any with a contradiction", ofItems(" -and ", "-any"), "contradiction", () => false],
    ["-all with what is always true", ofItems(" -or ", "-all"), "always-true", () => true],
    ["-any with what is always true", ofItems(" -or ", "-any"), "always-true", hasMail],
  ])("%s: true of every user, and made often", (_name, texts, code, expected) => {
    const { claimed, wrong } = wrongOnes(texts, code, expected);
    expect(wrong).toEqual([]);
    expect(claimed).toBeGreaterThan(30);
  });

  test("a wrong claim is seen", () => {
    const { wrong } = wrongOnes(joined(" -and "), "negation-matches-unset", () => false);
    expect(wrong).not.toEqual([]);
  });
});

/**
 * What the lints of meaning and cost claim of a part of a rule is so: with a constant in its place the rule says the same, by
 * the reference evaluator, of every user near the values of the rule.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type CheckedRule, type DiagnosticCode, lint, type Rule } from "../../src/index.ts";
import { noon } from "../arbitraries/dates.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { comparisonsOfItem, comparisonsOfOne, wordyRule } from "../arbitraries/wordy-rules.ts";
import { isSeen } from "../laws/planted.ts";
import { referenceMatches } from "../oracle/reference.ts";
import { type Constant, replaced } from "./replaced.ts";

/** What each code says of the part that it names. */
const claimed = {
  contradiction: "never",
  "always-true": "always",
  "redundant-comparison": "neutral",
  "shadowed-branch": "neutral",
} as const satisfies Partial<Record<DiagnosticCode, Constant>>;

type Claims = Readonly<Partial<Record<DiagnosticCode, Constant>>>;

function checkedOf(text: string): CheckedRule {
  const result = check(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

/** The rule with what is claimed of each part in its place. */
const claimsOf = (rule: CheckedRule, claims: Claims): readonly Rule[] =>
  lint(rule).flatMap(({ code, span }) => {
    const constant = claims[code];
    return constant === undefined ? [] : (replaced(rule.rule, span, constant) ?? []);
  });

interface Case {
  readonly text: string;
  readonly subjects: readonly DrawnSubject[];
}

const joined = (connective: string): fc.Arbitrary<string> =>
  comparisonsOfOne().map((parts) => parts.map((part) => `(${part})`).join(connective));

const ofItems = (connective: string, quantifier: string): fc.Arbitrary<string> =>
  comparisonsOfItem().map(
    (parts) =>
      `user.otherMails ${quantifier} (${parts.map((part) => `(${part})`).join(connective)})`,
  );

/** An alternative beside another one that may take it in. */
const branched = comparisonsOfOne().map(
  ([first = "", second = ""]) => `(${first}) -or ((${second}) -and user.state -eq "x")`,
);

const texts = fc.oneof(
  branched,
  joined(" -and "),
  joined(" -or "),
  ofItems(" -and ", "-any"),
  ofItems(" -or ", "-all"),
  wordyRule().filter((text) => text.length < 600),
);

const cases: fc.Arbitrary<Case> = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    subjects: fc.array(subjectFor(checkedOf(text).rule, "user"), { minLength: 8, maxLength: 8 }),
  }),
);

const areSo = (claims: Claims): fc.IProperty<[Case]> =>
  fc.property(cases, ({ text, subjects }) => {
    const rule = checkedOf(text);
    for (const claim of claimsOf(rule, claims))
      for (const subject of subjects)
        expect(referenceMatches(claim, subject, noon), `${text}\n${JSON.stringify(subject)}`).toBe(
          referenceMatches(rule.rule, subject, noon),
        );
  });

describe("claims", () => {
  test("are so", () => {
    fc.assert(areSo(claimed), { numRuns: 600 });
  });

  test.each(Object.keys(claimed))("%s is claimed often", (code) => {
    const drawn = fc.sample(texts, { numRuns: 300, seed: 1 });
    const made = drawn.filter((text) =>
      lint(checkedOf(text)).some((diagnostic) => diagnostic.code === code),
    );
    expect(made.length).toBeGreaterThan(5);
  });

  test.each<[string, Claims]>([
    ["what never holds always does", { contradiction: "always" }],
    ["what always holds never does", { "always-true": "never" }],
    [
      "what holds of those without the attribute is needless",
      { "negation-matches-unset": "neutral" },
    ],
  ])("a wrong one is seen: %s", (_name, claims) => {
    expect(isSeen(areSo(claims))).toBe(true);
  });
});

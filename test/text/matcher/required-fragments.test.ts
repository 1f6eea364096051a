import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fragment } from "../../../src/text/matcher/fragment.ts";
import { type Required, requiredFragments } from "../../../src/text/matcher/required-fragments.ts";
import type { Pattern } from "../../../src/text/pattern/pattern.ts";
import { pattern, textFor } from "../../arbitraries/patterns.ts";
import { isSeen } from "../../laws/planted.ts";
import { fold } from "../../oracle/fold.ts";
import { findsSlowly } from "../../oracle/pattern.ts";
import { values } from "../pattern/arbitrary-pattern.ts";
import { patternOf } from "../pattern/matching.ts";
import { patternSources, texts } from "./arbitrary-probe.ts";

interface Drawn {
  readonly source: string;
  readonly text: string;
}

const drawn: fc.Arbitrary<Drawn> = fc.oneof(
  patternSources.chain((source) => fc.oneof(texts, values).map((text) => ({ source, text }))),
  pattern().chain((source) => textFor(source).map((text) => ({ source, text }))),
);

/** The law that a text that is matched has what is required, and, where that is exact, the reverse. */
const necessity = (require: (pattern: Pattern) => Required | undefined): fc.IProperty<[Drawn]> =>
  fc.property(drawn, ({ source, text }) => {
    const parsed = patternOf(source);
    const required = require(parsed);
    const isFound = findsSlowly(parsed, text);
    if (required === undefined || isFound === undefined) return;
    const folded = fold(text);
    const hasAll = required.clauses.every((clause) =>
      clause.some((fragment) => hasFragment(folded, fragment)),
    );
    if (isFound || required.isExact)
      expect([source, text, hasAll]).toEqual([source, text, isFound]);
  });

function hasFragment(folded: string, { text, isAtStart, isAtEnd }: Fragment): boolean {
  if (isAtStart && isAtEnd) return folded === text;
  if (isAtStart) return folded.startsWith(text);
  return isAtEnd ? folded.endsWith(text) : folded.includes(text);
}

test("a text that is matched has what is required", () => {
  fc.assert(necessity(requiredFragments), { numRuns: 3000 });
});

describe("a planted fault is seen:", () => {
  test.for<[string, (required: Required) => Required]>([
    ["a fragment that is left out", (required) => withClauses(required, (all) => all.slice(0, 1))],
    ["what is required taken for all", ({ clauses }) => ({ clauses, isExact: true })],
    [
      "a line feed at the end that is forgotten",
      (required) => withClauses(required, (all) => all.filter(({ text }) => !text.endsWith("\n"))),
    ],
  ])("%s", ([, change]) => {
    const law = necessity((parsed) => {
      const required = requiredFragments(parsed);
      return required && change(required);
    });
    expect(isSeen(law)).toBe(true);
  });
});

function withClauses(
  { clauses, isExact }: Required,
  change: (clause: readonly Fragment[]) => readonly Fragment[],
): Required {
  return { clauses: clauses.map(change), isExact };
}

/** Writes requirements as patterns: `|` between the fragments of a clause, ` & ` between clauses, `=` before exact ones. */
function shown(source: string): string {
  const required = requiredFragments(patternOf(source));
  if (required === undefined) return "nothing";
  const clauses = required.clauses.map((clause) =>
    clause
      .map(
        ({ text, isAtStart, isAtEnd }) =>
          `${isAtStart ? "^" : ""}${text.replaceAll("\n", "\\n")}${isAtEnd ? "$" : ""}`,
      )
      .join("|"),
  );
  return (required.isExact ? "= " : "") + clauses.join(" & ");
}

test.for([
  ["svc", "= SVC"],
  ["^svc-", "= ^SVC-"],
  ["^\\Asvc\\z", "= ^SVC$"],
  ["^svc$", "= ^SVC$|^SVC\\n$"],
  ["(sales|marketing)$", "= SALES$|SALES\\n$|MARKETING$|MARKETING\\n$"],
  ["colou?r", "= COLOR|COLOUR"],
  ["a[bc]{2}", "= ABB|ABC|ACB|ACC"],
  ["(?:)", "= "],
  ["a^b", "= "],
  ["straße", "= STRASSE".replace("SS", "ß")],
  ["(?-i:Svc)", "SVC"],
  ["^[a-m]+\\.lind", ".LIND"],
  ["^anna .*lindberg$", "LINDBERG$|LINDBERG\\n$ & ^ANNA "],
  ["\\bteam\\b", "TEAM"],
  ["svc(?=admin)", "SVC"],
  ["(?<=admin)svc", "SVC"],
  ["(?!svc)\\w{3,}", "nothing"],
  ["(ab)+c", "ABC"],
  ["a(bc)+", "ABC"],
  ["(one.*|two.*)x", "ONE|TWO"],
  ["(one.*|.*)x", "nothing"],
  ["(one)*.+", "nothing"],
  ["(?>one|two)x", "ONEX|TWOX"],
  ["\\d+", "nothing"],
  ["^\\b\\z", "^$"],
] as const)("%s requires %s", ([source, expected]) => {
  expect(shown(source).trimEnd()).toBe(expected.trimEnd());
});

test("what counts far, nests deep or has many ways is given up in time", () => {
  const nested = `${"(".repeat(150)}a${"|b.*)".repeat(150)}`;
  for (const source of [nested, "(^){1000}\\w", "(?=a){400}", "(a|b|c){1,40}", "[a-z]{12}"])
    expect(shown(source)).toBe("nothing");
});

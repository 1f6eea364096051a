import fc from "fast-check";
import type { Value } from "../../../src/check/checked-rule.ts";
import { meaningOf } from "../../../src/eval/meaning.ts";
import type { TextProbe } from "../../../src/text/matcher/text-matcher.ts";
import { fold } from "../../../src/text/ignore-case.ts";
import { compilePattern } from "../../../src/text/pattern/compile-pattern.ts";
import { parsePattern } from "../../../src/text/pattern/parse-pattern.ts";
import { netPatterns } from "../pattern/arbitrary-pattern.ts";

/** A probe, and the test that the language puts its comparison to. */
export interface Comparison {
  readonly label: string;
  readonly probe: TextProbe;
  readonly holds: (text: string) => boolean;
}

/** Mostly two letters, in both cases; else variants and letters without any, in and beyond latin-1; halves of pairs. */
const units = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("a", "b", "A", "B") },
  fc.constantFrom(..."kK\u212asSſßẞıİiÿŸµμΜéÉσςΣя東1\n😀".split("")),
);

/** Texts that are set. */
export const texts: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: units, minLength: 1, maxLength: 8 }) },
      fc.string({ unit: fc.constantFrom("a", "A", "b", "B"), minLength: 1, maxLength: 30 }),
    ),
    fc.constantFrom("", "", "", "\n"),
  )
  .map(([text, end]) => text + end);

const textComparisons: fc.Arbitrary<Comparison> = fc
  .tuple(
    fc.constantFrom("eq", "startsWith", "endsWith", "contains"),
    fc.string({ unit: units, maxLength: 4 }),
  )
  .map(([kind, text]) => textComparison(kind, text));

const pieces = [
  "a ab Kb ſ ß\\n \\n (a|bb) (?:ab|) [ab] [a-k]b b? a+ (ba){1,2} .* . \\b ^ $ \\z \\w (?=b) (?<!a) (?>ab|a)",
  "(?-i:a) (?m:$) (.*ab|b.*) (?:aba|b*)+ (aa.+)+",
].flatMap((line) => line.split(" "));

/** As people write patterns: anchors, choices, classes and gaps about literals. */
const likelyPatterns = fc
  .tuple(
    fc.constantFrom("", "", "^"),
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }),
    fc.constantFrom("", "", "$"),
  )
  .map(([start, inside, end]) => start + inside.join("") + end);

export const patternSources: fc.Arbitrary<string> = fc
  .oneof(likelyPatterns, netPatterns)
  .filter((source) => parsePattern(source).ok);

const patternComparisons = patternSources.map(patternComparison);

export const comparisons: fc.Arbitrary<Comparison> = fc.oneof(
  { weight: 2, arbitrary: textComparisons },
  patternComparisons,
);

export function textComparison(
  kind: "eq" | "startsWith" | "endsWith" | "contains",
  text: string,
): Comparison {
  return {
    label: `${kind} ${JSON.stringify(text)}`,
    probe: { kind, folded: fold(text) },
    holds: holdsFor(kind, { kind: "string", text }),
  };
}

export function patternComparison(source: string): Comparison {
  const parsed = parsePattern(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.fault.message}`);
  const pattern = parsed.value;
  return {
    label: `match ${JSON.stringify(source)}`,
    probe: { kind: "match", pattern, test: compilePattern(pattern) },
    holds: holdsFor("match", { kind: "pattern", source, pattern }),
  };
}

function holdsFor(operator: TextProbe["kind"], value: Value): (text: string) => boolean {
  const holds = meaningOf("string", operator, value);
  return (text) => holds(text, 0);
}

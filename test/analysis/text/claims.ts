import fc from "fast-check";
import { versionOf } from "../../../src/check/version.ts";
import type { Image, TextClaim, TextDemand } from "../../../src/analysis/text/text-claim.ts";
import { parsePattern } from "../../../src/text/pattern/parse-pattern.ts";
import { fold } from "../../oracle/fold.ts";
import { findsSlowly } from "../../oracle/pattern.ts";
import { compareVersions, isVersion } from "../../oracle/version.ts";
import { netPatterns } from "../../text/pattern/arbitrary-pattern.ts";

/** The claim that a text is one of some. */
export const oneOf = (...texts: string[]): TextClaim => ({
  kind: "in",
  texts: new Map(texts.map((text) => [fold(text), text])),
});

/** The claim that a text starts with, ends with or contains another one. */
export const that = (kind: "start" | "end" | "part", written: string): TextClaim => ({
  kind,
  written,
  folded: fold(written),
});

/** The claim that a pattern is found in a text. */
export function matching(source: string): TextClaim {
  const parsed = parsePattern(source);
  if (!parsed.ok) throw new TypeError(`${source}: ${parsed.fault.message}`);
  return { kind: "match", source, pattern: parsed.value };
}

/** The claim that a text is a dotted number at or above, or at or below, another one. */
export const ordered = (operator: "ge" | "le", version: string): TextClaim => ({
  kind: "order",
  operator,
  version: versionOf(version) ?? [],
});

/** The demands that claims hold. */
export const all = (...claims: TextClaim[]): TextDemand[] =>
  claims.map((claim) => ({ claim, holds: true }));

/** The demands that claims do not hold. */
export const none = (...claims: TextClaim[]): TextDemand[] =>
  claims.map((claim) => ({ claim, holds: false }));

/** What a demand says of a text, found out in the most obvious way; `undefined` if that takes too long. */
export function isMet({ claim, holds }: TextDemand, text: string): boolean | undefined {
  const answer = isTrue(claim, claim.image === undefined ? text : imageOf(text, claim.image));
  return answer === undefined ? undefined : answer === holds;
}

function isTrue(claim: TextClaim, text: string): boolean | undefined {
  switch (claim.kind) {
    case "in":
      return [...claim.texts.values()].some((one) => fold(one) === fold(text));
    case "start":
      return fold(text).startsWith(fold(claim.written));
    case "end":
      return fold(text).endsWith(fold(claim.written));
    case "part":
      return fold(text).includes(fold(claim.written));
    case "match":
      return findsSlowly(claim.pattern, text, 20_000);
    case "order": {
      if (!isVersion(text)) return false;
      const order = compareVersions(text, claim.version.map((part) => part || "0").join("."));
      return claim.operator === "ge" ? order >= 0 : order <= 0;
    }
    default:
      return claim satisfies never;
  }
}

const imageOf = (text: string, { before, behind, replaced }: Image): string =>
  before +
  text
    .split("")
    .map((unit) => String.fromCharCode(replaced.get(unit.charCodeAt(0)) ?? unit.charCodeAt(0)))
    .join("") +
  behind;

/** Units of which there are few, so that claims meet: case variants, a line feed, a letter that has no other case. */
const alphabet: readonly string[] = ["a", "A", "b", "1", "0", ".", " ", "\n", "ß"];

const shortText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("a", "b", "1") },
    fc.constantFrom(...alphabet),
  ),
  minLength: 1,
  maxLength: 3,
});

const image: fc.Arbitrary<Image> = fc.record({
  before: fc.constantFrom("", "a", "1.", "x"),
  behind: fc.constantFrom("", "b", "\n", ".0"),
  replaced: fc.constantFrom<Map<number, number>>(
    new Map(),
    new Map([[97, 98]]),
    new Map([
      [97, 46],
      [46, 97],
      [10, 32],
    ]),
  ),
});

const sources: fc.Arbitrary<string> = fc.oneof(
  netPatterns.filter((source) => source.length < 40 && parsePattern(source).ok),
  fc.constantFrom(
    "^a$",
    "^a+\\n?$",
    "b$\\n",
    "\\ba\\b",
    "\\Bb",
    "(?-i)^A",
    "(?-i:a)b",
    "(?=.*1).*a",
    "^(?!a)",
    "a(?!b)",
    "(?m)^a$",
    "(?m:a$)\\n",
    "(?!\\n)$",
    "a(?=$)",
    "^(?=[ab]+$).{2}$",
    "(?<!a)b",
    "(?<=a$)\\n",
    "a\\z",
    "^[^a]*$",
    "^.?$",
    "(a|b)*1",
  ),
);

const plain: fc.Arbitrary<TextClaim> = fc.oneof(
  { weight: 2, arbitrary: fc.array(shortText, { maxLength: 4 }).map((texts) => oneOf(...texts)) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom<"start" | "end" | "part">("start", "end", "part"), shortText)
      .map(([kind, text]) => that(kind, text)),
  },
  { weight: 4, arbitrary: sources.map(matching) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom<"ge" | "le">("ge", "le"),
        fc.constantFrom("0", "1", "1.0", "1.1", "0.1", "10", "0.0.1", "11.01", "1.10.0"),
      )
      .map(([operator, version]) => ordered(operator, version)),
  },
);

/** Claims of all kinds, some about an image. */
export const claims: fc.Arbitrary<TextClaim> = fc.oneof(
  { weight: 4, arbitrary: plain },
  fc.tuple(plain, image).map(([claim, made]) => ({ ...claim, image: made })),
);

/** A few demands. */
export const demands: fc.Arbitrary<TextDemand[]> = fc.array(
  fc.record({ claim: claims, holds: fc.boolean() }),
  { maxLength: 5 },
);

/** All texts of the alphabet, not empty, up to a length. */
export function textsUpTo(length: number): string[] {
  const shorter = length > 1 ? textsUpTo(length - 1) : [""];
  const longest = shorter.filter((text) => text.length === length - 1);
  const longer = longest.flatMap((text) => alphabet.map((unit) => text + unit));
  return [...shorter, ...longer].filter((text) => text !== "");
}

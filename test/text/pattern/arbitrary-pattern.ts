import fc from "fast-check";

/** A pattern as .NET writes it and as JavaScript does under the flag `i`. */
export interface Spelling {
  readonly net: string;
  readonly javascript: string;
}

/**
 * Mostly two letters, so that patterns meet values that they match; else a line feed, case variants within and beyond
 * ASCII, letters that have no upper case of one unit, halves of pairs.
 */
const units = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "b") },
  fc.constantFrom(..."AB1 \nkKſKıiİßẞéÉ_ς😀".split("")),
);

export const values: fc.Arbitrary<string> = fc.string({ unit: units, maxLength: 8 });

const same = (source: string): Spelling => ({ net: source, javascript: source });

const atoms: fc.Arbitrary<Spelling> = fc.oneof(
  { weight: 3, arbitrary: units.map(same) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[".", "[ab]", "[^a]", "[a-k]", "[A-Z]", "[^k-z]", "[ſ-ẞ]", "[^é\\n]", "[\\0-\\uffff]"].map(
        same,
      ),
    ),
  },
  fc.constantFrom<Spelling>(
    same("^"),
    same("(?:)"),
    { net: "\\A", javascript: "^" },
    { net: "\\G", javascript: "^" },
    { net: "$", javascript: "(?=\\n?(?![^]))" },
    { net: "\\Z", javascript: "(?=\\n?(?![^]))" },
    { net: "\\z", javascript: "(?![^])" },
    { net: "(?m:^)", javascript: "(?<![^\\n])" },
    { net: "(?m:$)", javascript: "(?![^\\n])" },
    { net: "(?s:.)", javascript: "[^]" },
  ),
);

/** What JavaScript has no word for: the boundaries of Unicode words, groups that match case. */
const otherAtoms: fc.Arbitrary<Spelling> = fc
  .constantFrom("\\b", "\\B", "\\w", "\\W", "\\s", "\\d", "\\p{Lu}", "(?-i:a)", "(?-i:[^a])")
  .map(same);

const quantifiers = fc.constantFrom("", "*", "+", "?", "{2}", "{1,}", "{0,2}", "{1,3}", "{2,}");

function grown(atom: fc.Arbitrary<Spelling>, openers: readonly string[]): fc.Arbitrary<Spelling> {
  return fc.letrec<{ pattern: Spelling; piece: Spelling }>((tie) => ({
    pattern: fc
      .array(fc.array(tie("piece"), { maxLength: 3 }).map(joinedBy("")), {
        minLength: 1,
        maxLength: 2,
      })
      .map(joinedBy("|")),
    piece: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      atom,
      fc
        .tuple(fc.constantFrom(...openers), tie("pattern"), quantifiers, fc.constantFrom("", "?"))
        .map(([open, body, quantifier, lazy]) => {
          const end = quantifier === "" ? ")" : `)${quantifier}${lazy}`;
          // JavaScript repeats no lookbehinds, so all are groups.
          return {
            net: `(?:${open}${body.net})${end}`,
            javascript: `(?:${open}${body.javascript})${end}`,
          };
        }),
    ),
  })).pattern;
}

const joinedBy =
  (text: string) =>
  (parts: readonly Spelling[]): Spelling => ({
    net: parts.map((part) => part.net).join(text),
    javascript: parts.map((part) => part.javascript).join(text),
  });

/** Patterns that JavaScript has too. */
export const commonPatterns: fc.Arbitrary<Spelling> = grown(atoms, [
  "(?:",
  "(",
  "(?=",
  "(?!",
  "(?<=",
  "(?<!",
]);

/** Patterns of all kinds. */
export const netPatterns: fc.Arbitrary<string> = grown(
  fc.oneof({ weight: 3, arbitrary: atoms }, otherAtoms),
  ["(?:", "(?:", "(?>", "(?>", "(?=", "(?!", "(?<=", "(?<!"],
).map(({ net }) => net);

/** Patterns that are searched for in one reading. */
export const plainPatterns: fc.Arbitrary<string> = grown(fc.oneof(atoms, otherAtoms), ["(?:"]).map(
  ({ net }) => net,
);

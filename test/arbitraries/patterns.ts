import * as fc from "fast-check";

/**
 * Regular expressions of the sub-language on which .NET and JavaScript agree, and on which the reference evaluator
 * relies: literals, `.`, `[…]`, `[^…]`, groups, `|`, `*`, `+`, `?`, and anchors without a quantifier.
 */
export function pattern(): fc.Arbitrary<string> {
  return fc.letrec<{ alternation: string; sequence: string; piece: string; group: string }>(
    (tie) => ({
      alternation: fc
        .array(tie("sequence"), { minLength: 1, maxLength: 3 })
        .map((options) => options.join("|")),
      sequence: fc.array(tie("piece"), { maxLength: 4 }).map((pieces) => pieces.join("")),
      piece: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        { weight: 1, arbitrary: fc.constantFrom("^", "$") },
        { weight: 6, arbitrary: quantified(single) },
        { weight: 2, arbitrary: quantified(unitClass) },
        { weight: 2, arbitrary: quantified(tie("group")) },
      ),
      group: fc
        .tuple(fc.constantFrom("(", "(?:"), tie("alternation"))
        .map(([open, inner]) => `${open}${inner})`),
    }),
  ).alternation;
}

const letters = "aAbBsSkK1 éÉßſİı\u212aǅ".split("");

const single = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...letters, ".", "@", "-", "_") },
  { weight: 1, arbitrary: fc.constantFrom(...String.raw`\. \( \[ \\ \^ \$ \| \* 😀`.split(" ")) },
);

const unitClass = fc
  .tuple(
    fc.constantFrom("[", "[^"),
    fc.array(fc.constantFrom(...letters, "a-c", "B-K", "0-9", "à-ö"), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([open, members]) => `${open}${members.join("")}]`);

function quantified(atom: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(atom, fc.constantFrom("", "", "", "*", "+", "?"))
    .map(([text, quantifier]) => text + quantifier);
}

/** A text that such a pattern may well match: its own units without their syntax, and others of its alphabet. */
export function textFor(source: string): fc.Arbitrary<string> {
  const units = [...new Set(source.replaceAll(/[\\^$()?:*+|[\]]/g, ""))];
  const unit = fc.constantFrom("a", "b", "K", "ß", ...units);
  return fc.array(unit, { maxLength: 7 }).map((drawn) => drawn.join(""));
}

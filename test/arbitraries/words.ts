import * as fc from "fast-check";

/** Texts as directories and rules hold them: plain, in other letter cases, hostile to quoting, outside ASCII. */
export const word: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: oneWordOf("Sales sale Market a b ab ba aab abac aabaac K i 1 member Enabled Sales"),
  },
  {
    weight: 3,
    arbitrary: oneWordOf(
      "ſales \u212a İ ı ß ẞ Straße STRASSE É é e\u0301 ǆ ǅ Ǆ σ ς Σ ﬀ ÿ Ÿ µ μ Ω \u2126 å \u212b ά ᾳ α ΐ ŉ 東京 \u{1F600} \u{10400} \u{10428}",
    ),
  },
  {
    weight: 2,
    arbitrary: oneWordOf(
      "O'Brien '' \" tick`\" c:\\ tick` \\\" \\ \\\\ ` “curly” ’ – {0} ${x} <name> user.city -eq -and ( ] , _ null true #no \u0000 \ud800 \udc00 \ufeff \u200b \u00a0 __proto__ constructor toString",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("Sales West", " padded ", "line\nbreak", "\r\n", 'say "hi"', "# no"),
  },
  {
    weight: 2,
    arbitrary: fc.string({
      unit: fc.constantFrom(..."aAbBsSſkK\u212a'\"\\` ".split("")),
      maxLength: 6,
    }),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);

function oneWordOf(words: string): fc.Arbitrary<string> {
  return fc.constantFrom(...words.split(" "));
}

/** A text in other letter cases, some of which only look like letter cases: `s` as `ſ`, `k` as the Kelvin sign. */
export function recased(text: string): fc.Arbitrary<string> {
  const units = text.split("");
  return fc
    .array(fc.nat({ max: 9 }), { minLength: units.length, maxLength: units.length })
    .map((choices) =>
      units.map((unit, index) => casesOf(unit)[choices[index] ?? 0] ?? unit).join(""),
    );
}

function casesOf(unit: string): readonly string[] {
  return [
    unit,
    unit.toUpperCase(),
    unit.toLowerCase(),
    ...(lookalikes.get(unit.toLowerCase()) ?? []),
  ];
}

const lookalikes: ReadonlyMap<string, readonly string[]> = new Map([
  ["s", ["ſ"]],
  ["ſ", ["s"]],
  ["k", ["\u212a"]],
  ["i", ["İ", "ı"]],
  ["ß", ["ss", "ẞ"]],
  ["σ", ["ς"]],
  ["ᾳ", ["α"]],
  ["ΐ", ["ι"]],
  ["ŉ", ["ʼ"]],
]);

/** A text that a comparison with `text` finds equal, or almost. */
export const nearMiss = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: recased(text) },
    { weight: 1, arbitrary: fc.tuple(recased(text), word).map(([near, other]) => near + other) },
    { weight: 1, arbitrary: fc.tuple(word, recased(text)).map(([other, near]) => other + near) },
    { weight: 1, arbitrary: fc.nat(text.length).map((length) => text.slice(0, length) + text) },
    { weight: 1, arbitrary: recased(text.slice(0, -1)) },
    { weight: 1, arbitrary: recased(text.slice(1)) },
    { weight: 1, arbitrary: word },
  );

/** Object ids: few, so that they meet. */
export const objectId: fc.Arbitrary<string> = fc.constantFrom(
  "62e19b97-8b3d-4d4a-a106-4ce66896a863",
  "0000000a-0000-0000-c000-000000000000",
  "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
);

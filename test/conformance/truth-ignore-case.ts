import { given, type TruthRow } from "./truth-row.ts";

type Pair = readonly [one: string, other: string, equal: boolean, why: string];

/** Two texts, and whether they are one ignoring case; equality goes both ways. */
const pairs: readonly Pair[] = [
  ["strasse", "STRASSE", true, "plain letters"],
  ["straße", "STRASSE", false, "ß is not ss"],
  ["straße", "STRAßE", true, "ß is ß"],
  ["ß", "ẞ", false, "capital ẞ is another letter: ß alone becomes two units"],
  ["ı", "I", false, "the dotless i becomes an ASCII unit, so it is left alone"],
  ["ı", "i", false, "the dotless i is not i"],
  ["ı", "ı", true, "the dotless i is itself"],
  ["İ", "i", false, "the dotted capital I is itself alone"],
  ["İ", "I", false, "nor is it the plain one"],
  ["İ", "ı", false, "nor are the two Turkish letters one"],
  ["i", "I", true, "the plain i ignores Turkish custom"],
  ["É", "é", true, "an accent on both"],
  ["é", "e", false, "accents are never ignored"],
  ["é", "e\u0301", false, "nothing is normalised"],
  ["ÀÖØÞ", "àöøþ", true, "Latin 1"],
  ["ÿ", "Ÿ", true, "ÿ leaves Latin 1"],
  ["ſ", "s", false, "the long s becomes an ASCII unit, so it is left alone"],
  ["ſ", "S", false, "the long s is not S"],
  ["\u212A", "k", false, "the Kelvin sign is not k"],
  ["\u212A", "K", false, "the Kelvin sign is not K"],
  ["\u212B", "å", false, "the Ångström sign is not å"],
  ["\u212B", "\u00C5", false, "nor Å"],
  ["Å", "å", true, "the letters are one"],
  ["\u2126", "ω", false, "the ohm sign is not omega"],
  ["Σ", "σ", true, "Greek sigma"],
  ["Σ", "ς", true, "Greek final sigma"],
  ["ς", "σ", true, "both small sigmas"],
  ["ΟΔΟΣ", "οδος", true, "a word in Greek"],
  ["ά", "Ά", true, "Greek with tonos"],
  ["ΐ", "Ϊ́", false, "three units in capitals: left alone"],
  ["\u1FB3", "\u1FBC", false, "iota subscript: two units in capitals, left alone"],
  ["\u00B5", "\u03BC", true, "the micro sign and mu share their capital"],
  ["Жук", "жУК", true, "Cyrillic"],
  ["Ё", "ё", true, "Cyrillic with dots"],
  ["Ё", "е", false, "Ё is not е"],
  ["Ґ", "ґ", true, "Ukrainian"],
  ["Ա", "ա", true, "Armenian"],
  ["և", "ԵՒ", false, "the Armenian ligature becomes two units: left alone"],
  ["ﬁ", "FI", false, "the fi ligature becomes two units: left alone"],
  ["ŉ", "ʼN", false, "two units in capitals: left alone"],
  ["ǆ", "Ǆ", true, "a digraph"],
  ["ǅ", "ǆ", true, "and its title case"],
  ["Ⅷ", "ⅷ", true, "Roman numerals"],
  ["ⓐ", "Ⓐ", true, "circled letters"],
  ["Ａ", "ａ", true, "full-width letters"],
  ["Ａ", "a", false, "full width is not half width"],
  ["\u{10400}", "\u{10428}", false, "outside the basic plane each unit is taken alone"],
  ["\u{10400}", "\u{10400}", true, "and is itself"],
  ["İSTANBUL", "istanbul", false, "a Turkish town"],
  ["ISPARTA", "ısparta", false, "another"],
  ["TROMSØ", "tromsø", true, "a Norwegian one"],
  ["東京", "東京", true, "no letter case at all"],
  ["[", "{", false, "no bit tricks on ASCII"],
  ["@", "`", false, "no bit tricks on ASCII"],
];

const unescapable = (text: string): boolean => text === "`";

const equalityRows = pairs.flatMap(([one, other, equal, why]) => [
  ...given(`user.displayName -eq '${one}'`, [{ displayName: other }, equal, why]),
  ...given(`user.displayName -eq '${other}'`, [{ displayName: one }, equal, why]),
  ...given(`user.displayName -ne "${one}"`, [{ displayName: other }, !equal, why]),
]);

/** Prefix, suffix, substring, list and element all use the same function. */
const everywhereRows = pairs
  .filter(([one, other]) => !unescapable(one) && !unescapable(other))
  .flatMap(([one, other, equal, why]) => [
    ...given(`user.displayName -startsWith "${one}x"`, [{ displayName: `${other}xy` }, equal, why]),
    ...given(`user.displayName -endsWith "x${one}"`, [{ displayName: `yx${other}` }, equal, why]),
    ...given(`user.displayName -contains "x${one}y"`, [
      { displayName: `-x${other}y-` },
      equal,
      why,
    ]),
    ...given(`user.displayName -in ["-", "${one}"]`, [{ displayName: other }, equal, why]),
    ...given(`user.otherMails -any (_ -eq "${one}")`, [{ otherMails: [other] }, equal, why]),
  ]);

const lengthRows = [
  ...given(
    'user.displayName -endsWith "e"',
    [{ displayName: "ßE" }, true, "ß keeps its length before a suffix"],
    [{ displayName: "İE" }, true, "İ keeps its length before a suffix"],
  ),
  ...given('user.displayName -startsWith "ŉa"', [
    { displayName: "ŉAb" },
    true,
    "lengths are kept within a prefix",
  ]),
  ...given('user.displayName -contains "s"', [{ displayName: "Maß" }, false, "ß holds no s"]),
  ...given('user.displayName -contains "i\u0307"', [
    { displayName: "İ" },
    false,
    "İ is never two units",
  ]),
  ...given('user.displayName -eq "İ"', [{ displayName: "i\u0307" }, false, "nor the reverse"]),
  ...given('user.displayName -contains "ΣΑ"', [
    { displayName: "οςα" },
    true,
    "a final sigma in the middle",
  ]),
];

/** "Ignoring case" is one function everywhere. */
export const ignoreCaseRows: readonly TruthRow[] = [
  ...equalityRows,
  ...everywhereRows,
  ...lengthRows,
];

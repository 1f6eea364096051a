import { given, type TruthRow } from "./truth-row.ts";
import { matching, type Matching } from "./truth-match.ts";

const raw = String.raw;

const cases: readonly Matching[] = [
  ["^k$", "\u212A", false, "k is not the Kelvin sign"],
  ["^\u212A$", "k", false, "nor the reverse"],
  ["^[a-z]$", "\u212A", false, "not by a range either"],
  ["^[^k]$", "\u212A", true, "so it is among all but k"],
  ["^[^a-z]$", "\u212A", true, "and among all but a to z"],
  [raw`^[\u212A]$`, "K", false, "nor as a class of its own"],
  ["^s$", "ſ", false, "s is not the long s"],
  ["^ſ$", "s", false, "nor the reverse"],
  ["^[a-z]$", "ſ", false, "not by a range either"],
  ["^[^a-z]$", "ſ", true, "so it is among all but a to z"],
  ["^[^s]$", "ſ", true, "and among all but s"],
  ["^i$", "ı", false, "i is not the dotless i"],
  ["^ı$", "I", false, "nor the reverse"],
  ["^i$", "İ", false, "i is not the dotted capital I"],
  ["^İ$", "i", false, "nor the reverse"],
  ["^[a-z]$", "İ", false, "not by a range either"],
  ["^I$", "i", true, "no Turkish custom"],
  ["^é$", "É", true, "accents"],
  [raw`^\xE9$`, "É", true, "accents by number"],
  ["^[à-ö]$", "É", true, "accents in a range"],
  ["^[^é]$", "É", false, "accents in a complement"],
  ["^(?-i)é$", "É", false, "switched off"],
  ["^σ$", "ς", true, "sigma"],
  ["^Σ$", "ς", true, "sigma"],
  ["^[α-ω]$", "Σ", true, "sigma in a range"],
  ["straße", "STRASSE", false, "ß is not ss"],
  ["straße", "STRAßE", true, "ß is ß"],
  ["^ß$", "ẞ", false, "nor is it the capital ẞ"],
  ["^µ$", "μ", true, "the micro sign and mu share their capital"],
  ["^å$", "\u212B", false, "the Ångström sign is not å"],
  ["^ω$", "\u2126", false, "the ohm sign is not omega"],
  ["^я$", "Я", true, "Cyrillic"],
  ["^[а-я]+$", "ЖУК", true, "Cyrillic in a range"],
  ["^\u{10400}$", "\u{10428}", false, "outside the basic plane letter case is kept"],
  ["^\u{10400}$", "\u{10400}", true, "and a character is itself"],
  ["^ǅ$", "ǆ", true, "a title-case digraph"],
  [raw`^\w$`, "\u212A", true, "the Kelvin sign is a letter all the same"],
  ["^ª(?=k)", "ªK", true, "a lookahead ignores case alike"],
  ["^(?=k)", "\u212A", false, "and no more"],
  ["(?<=k)x", "\u212Ax", false, "so does a lookbehind"],
];

/** Under RE2's folding and under JavaScript's alike: `-eq` and an anchored `-match` agree. */
export const matchCaseRows: readonly TruthRow[] = [
  ...matching(cases),
  ...given(
    'user.displayName -match "k" -and user.displayName -contains "k"',
    [{ displayName: "Kim" }, true, "both ignore case"],
    [{ displayName: "\u212Aim" }, false, "neither takes the Kelvin sign"],
  ),
  ...given('user.otherMails -match "^s"', [{ otherMails: ["ſ"] }, false, "elements too"]),
];

const long = 20_000;
const manyA = "a".repeat(long);

const catastrophic: readonly Matching[] = [
  ["^(a+)+$", `${manyA}!`, false, "nested repetition"],
  ["^(a+)+$", manyA, true, "nested repetition that matches"],
  ["(a+)+$", `${manyA}!`, false, "nested repetition, unanchored"],
  ["^(a*)*b$", manyA, false, "a repetition of a repetition of nothing"],
  ["^(a|a)*b$", manyA, false, "two equal alternatives"],
  ["^(a|aa)+$", `${manyA}b`, false, "overlapping alternatives"],
  ["(x+x+)+y", "x".repeat(long), false, "two adjacent repetitions"],
  ["x*x*x*x*x*y", "x".repeat(long), false, "a polynomial of the fifth degree"],
  [".*.*.*=.*", "x".repeat(long), false, "a polynomial of the third degree"],
  ["a*b", manyA, false, "a quadratic search"],
  [raw`\s+$`, `${" ".repeat(long)}x`, false, "the classical trim"],
  [raw`^(\w+\s?)*$`, `${"word ".repeat(long / 5)}!`, false, "words and spaces"],
  ["(.*)*x", "y".repeat(long), false, "everything, repeatedly"],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", `${manyA}!`, false, "the Java class name of old advisories"],
  [
    raw`^([a-z0-9])(([\-.]|[_]+)?([a-z0-9]+))*(@){1}[a-z0-9]+[.]{1}([a-z]{2,3})$`,
    `${manyA}!`,
    false,
    "the mail address of old advisories",
  ],
  ["^(?:a?){30}a{30}$", "a".repeat(30), true, "optional letters before required ones"],
  ["(?:a|b|ab)*c", "ab".repeat(long / 2), false, "three overlapping alternatives"],
  ["^(.*?,){11}P", "1,".repeat(long / 2), false, "a lazy repetition counted"],
];

/** Matching time is linear in the value's length: none of these may hang. */
export const matchSafetyRows: readonly TruthRow[] = matching(catastrophic);

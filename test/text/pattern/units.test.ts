import { describe, expect, test } from "vitest";
import { matches } from "./matching.ts";

type Row = readonly [source: string, value: string, expected: boolean];

const facts = (rows: readonly Row[]): void =>
  test.for(rows)("%j in %j: %s", ([source, value, expected]) => {
    expect(matches(source, value)).toBe(expected);
  });

describe("a unit", () => {
  facts([
    ["", "", true],
    ["", "abc", true],
    ["a", "xay", true],
    ["a", "xy", false],
    ["abc", "xabcx", true],
    ["abc", "ab", false],
    ["a]b}c", "a]b}c", true],
    ["-", "a-b", true],
    ["\ud83d", "😀", true],
    ["😀", "x😀", true],
    ["😀", "\ude00\ud83d", false],
  ]);
});

describe("an escape", () => {
  facts([
    ["\\a", "\u0007", true],
    ["\\e", "\u001b", true],
    ["\\f", "\f", true],
    ["\\n", "\n", true],
    ["\\r", "\r", true],
    ["\\t", "\t", true],
    ["\\v", "\v", true],
    ["\\v", "v", false],
    ["\\0", "\0", true],
    ["\\012", "\n", true],
    ["^\\0123$", "\n3", true],
    ["^\\101$", "A", true],
    ["^\\10$", "\b", true],
    ["^\\777$", "\u00ff", true],
    ["\\x41", "a", true],
    ["\\x411", "A1", true],
    ["\\u0041", "a", true],
    ["\\u20ac5", "€5", true],
    ["\\cA", "\u0001", true],
    ["\\ca", "\u0001", true],
    ["\\c[", "\u001b", true],
    ["\\c@", "\0", true],
    ["\\.", "a.b", true],
    ["\\.", "ab", false],
    ["\\\\", "a\\b", true],
    ["\\/\\-\\@\\#\\ \\!\\%\\&\\~\\`\\'\\\"\\,\\;\\:\\=\\<\\>", "/-@# !%&~`'\",;:=<>", true],
    ["\\(\\)\\[\\]\\{\\}\\*\\+\\?\\|\\^\\$", "()[]{}*+?|^$", true],
    ["\\€", "€", true],
    ["\\<a", "<a", true],
  ]);
});

describe("a dot", () => {
  facts([
    [".", "a", true],
    [".", "\r", true],
    [".", "\u2028", true],
    [".", "\n", false],
    [".", "", false],
    ["^.$", "😀", false],
    ["^..$", "😀", true],
    ["(?s)^.$", "\n", true],
    ["(?s)^.\\z", "\n", true],
  ]);
});

describe("a class", () => {
  facts([
    ["[abc]", "xb", true],
    ["[abc]", "xyz", false],
    ["[^abc]", "abc", false],
    ["[^abc]", "abcd", true],
    ["[^a]", "\n", true],
    ["[a-c]", "b", true],
    ["[a-c]", "d", false],
    ["[a-a]", "a", true],
    ["[]a]", "]", true],
    ["[^]a]", "]", false],
    ["[^]a]", "b", true],
    ["[a-]", "-", true],
    ["[-a]", "-", true],
    ["[a\\-z]", "m", false],
    ["[a\\-z]", "-", true],
    ["[\\--a]", "A", true],
    ["[\\--a]", "5", false],
    ["[\\x2d-0]", "/", true],
    ["[+--]", ",", true],
    ["[\\d-z]", "-", true],
    ["[\\d-z]", "m", false],
    ["[a^]", "^", true],
    ["[.*]", "a", false],
    ["[.*]", "*", true],
    ["[[:x:]", ":", true],
    ["[\\b]", "\b", true],
    ["[\\n\\t]", "\t", true],
    ["[\\1]", "\u0001", true],
    ["[\\]]", "]", true],
    ["[\\w]", "é", true],
    ["[\\W]", "-", true],
    ["[^\\w\\s]", "a b", false],
    ["[^\\w\\s]", "a-b", true],
    ["[\\s\\S]", "\n", true],
    ["[^\\s\\S]", "\n", false],
    ["[\\0-\\uffff]", "\uffff", true],
    ["[\\p{Lu}\\d]", "5", true],
    ["[ #]", "#", true],
  ]);
});

describe("a class with another subtracted", () => {
  facts([
    ["^[a-z-[aeiou]]+$", "rhythm", true],
    ["^[a-z-[aeiou]]+$", "rhythms are", false],
    ["[a-z-[aeiou]]", "E", false],
    ["[a-z-[AEIOU]]", "e", false],
    ["[\\w-[\\d]]", "5", false],
    ["[\\w-[\\d]]", "x", true],
    ["[^a-z-[0-9]]", "5", false],
    ["[^a-z-[0-9]]", "-", true],
    ["[a-z-[b-y-[m]]]", "m", true],
    ["[a-z-[b-y-[m]]]", "n", false],
    ["[a-z-[^m]]", "n", false],
    ["[a-z-[^m]]", "m", true],
    ["[a-[a]]", "a", false],
    ["[ab-[a]]", "b", true],
    ["^[-[a]]$", "-]", true],
  ]);
});

describe("a shorthand", () => {
  facts([
    ["\\w", "a", true],
    ["\\w", "_", true],
    ["\\w", "5", true],
    ["\\w", "é", true],
    ["\\w", "ж", true],
    ["\\w", "中", true],
    ["\\w", "\u0301", true],
    ["\\w", "\u203f", true],
    ["\\w", "\u0903", false],
    ["\\w", "\u200d", false],
    ["\\w", "😀", false],
    ["\\w", "-", false],
    ["\\W", "é", false],
    ["\\W", "\u200d", true],
    ["\\d", "7", true],
    ["\\d", "٣", true],
    ["\\d", "²", false],
    ["\\d", "Ⅳ", false],
    ["\\D", "٣", false],
    ["\\D", "x", true],
    ["\\s", " ", true],
    ["\\s", "\u00a0", true],
    ["\\s", "\u0085", true],
    ["\\s", "\u3000", true],
    ["\\s", "\v", true],
    ["\\s", "\ufeff", false],
    ["\\s", "\u200b", false],
    ["\\S", "\u00a0", false],
    ["\\S", "a", true],
  ]);
});

describe("a property", () => {
  facts([
    ["\\p{L}", "é", true],
    ["\\p{L}", "5", false],
    ["\\P{L}", "5", true],
    ["\\P{L}", "é", false],
    ["\\p{Nd}", "٣", true],
    ["\\p{N}", "Ⅳ", true],
    ["\\p{Sc}", "€", true],
    ["\\p{P}", "!", true],
    ["\\p{Zs}", "\u00a0", true],
    ["\\p{Cc}", "\n", true],
    ["\\p{Cs}", "😀", true],
    ["\\p{L}", "\ud835\udd38", false],
    ["\\p{Co}", "\ue000", true],
    ["\\p{Cn}", "\uffff", true],
    ["\\p{IsGreek}", "λ", true],
    ["\\p{IsGreek}", "l", false],
    ["\\p{IsGreekandCoptic}", "λ", true],
    ["\\p{IsCyrillic}", "ж", true],
    ["\\P{IsCyrillic}", "ж", false],
    ["\\p{IsBasicLatin}", "~", true],
    ["\\p{IsLatin-1Supplement}", "é", true],
    ["\\p{IsHighSurrogates}", "😀", true],
    ["\\p{IsSpecials}", "\uffff", true],
    ["\\p{IsCJKUnifiedIdeographs}", "中", true],
    ["[\\p{IsGreek}-[λ]]", "Λ", false],
  ]);
});

describe("letter case", () => {
  facts([
    ["sales", "SALES", true],
    ["SALES", "sales", true],
    ["é", "É", true],
    ["k", "\u212a", false],
    ["s", "ſ", false],
    ["i", "İ", false],
    ["i", "ı", false],
    ["ß", "ẞ", false],
    ["ß", "ss", false],
    ["σ", "ς", true],
    ["ǆ", "ǅ", true],
    ["µ", "μ", true],
    ["[a-z]", "Q", true],
    ["[A-Z]", "q", true],
    ["[^a-z]", "Q", false],
    ["[^k]", "\u212a", true],
    ["\\u0041", "a", true],
    ["[\\u0040-\\u0042]", "b", true],
    ["\\p{Lu}", "a", true],
    ["\\p{Ll}", "A", true],
    ["\\p{Lt}", "a", true],
    ["\\P{Lu}", "a", false],
    ["\\P{Lu}", "5", true],
    ["\\p{Lu}", "ß", true],
    ["\\p{IsGreek}", "µ", true],
    ["\\p{Mn}", "ι", false],
    ["\\p{L}", "\u0345", false],
  ]);
});

import { given, type TruthRow } from "./truth-row.ts";

export type Matching = readonly [pattern: string, value: string, expected: boolean, why: string];

const raw = String.raw;

/** Each pattern under `-match`, and its complement under `-notMatch`. */
export function matching(rows: readonly Matching[]): TruthRow[] {
  return rows.flatMap(([pattern, displayName, expected, why]) => {
    const literal = `"${pattern.replaceAll("'", "''")}"`;
    return [
      ...given(`user.displayName -match ${literal}`, [{ displayName }, expected, why]),
      ...given(`user.displayName -notMatch ${literal}`, [{ displayName }, !expected, why]),
    ];
  });
}

const anchors: readonly Matching[] = [
  ["abc", "xxABCxx", true, "found anywhere, ignoring case"],
  ["abc", "ab c", false, "not found"],
  ["^abc", "abcd", true, "at the start"],
  ["^abc", "xabc", false, "not at the start"],
  ["^b", "a\nb", false, "^ is the start of the text, not of a line"],
  ["abc$", "xabc", true, "at the end"],
  ["abc$", "abcx", false, "not at the end"],
  ["abc$", "abc\n", true, "$ also before a last line feed"],
  ["^abc$", "abc\n", true, "both anchors and a last line feed"],
  ["abc$", "abc\n\n", false, "but not before two"],
  ["abc$", "abc\r\n", false, "nor before CR LF"],
  ["abc$", "abc\nx", false, "nor at the end of a line within"],
  ["abc\n$", "abc\n", true, "$ behind the last line feed too"],
  [raw`\Aabc`, "abcd", true, "the start of the text"],
  [raw`\Aabc`, "xabc", false, "not the start"],
  [raw`(?m)\Ab`, "a\nb", false, "the start of the text even with lines"],
  [raw`abc\Z`, "abc", true, "the end"],
  [raw`abc\Z`, "abc\n", true, "or before a last line feed"],
  [raw`abc\Z`, "abc\n\n", false, "but not before two"],
  [raw`abc\z`, "abc", true, "the very end"],
  [raw`abc\z`, "abc\n", false, "the very end only"],
  [raw`(?m)a\z`, "a\nb", false, "the very end even with lines"],
];

const options: readonly Matching[] = [
  ["(?m)^b", "a\nb", true, "lines: ^"],
  ["(?m)^b$", "a\nb\nc", true, "lines: both anchors"],
  ["(?m)b$", "b\r\nc", false, "lines end before a line feed, not before CR"],
  ["(?m)c$", "c\n", true, "lines: the last one"],
  ["(?i)abc", "ABC", true, "ignoring case is already on"],
  ["(?-i)abc", "ABC", false, "switched off"],
  ["(?-i)abc", "xabcx", true, "switched off, same letters"],
  ["a(?-i)b", "Ab", true, "switched off halfway"],
  ["a(?-i)b", "AB", false, "switched off halfway"],
  ["(?-i:b)a", "bA", true, "switched off in a group"],
  ["(?-i:b)a", "Ba", false, "switched off in a group"],
  ["(?s)a.b", "a\nb", true, "single-line: the dot takes a line feed"],
  ["(?s:a.b)c.d", "a\nbc\nd", false, "single-line in its group only"],
  ["(?im)^b", "a\nB", true, "two options at once"],
  ["(?-s)a.b", "a\nb", false, "an option switched off that was off"],
  ["(?x) a b c # a note", "abc", true, "white space and comments ignored"],
  ["(?x) a b c", "a b c", false, "white space ignored"],
  ["(?n)(a)(?<n>b)", "ab", true, "explicit capture changes no answer"],
  ["(?#a note)abc", "abc", true, "an inline comment"],
];

const dot: readonly Matching[] = [
  ["a.b", "axb", true, "one unit"],
  ["a.b", "a\nb", false, "all but the line feed"],
  ["a.b", "a\rb", true, "a carriage return"],
  ["a.b", "a\u2028b", true, "a line separator"],
  ["a.b", "a\u2029b", true, "a paragraph separator"],
  ["a.b", "a\u0085b", true, "a next-line character"],
  [raw`a[\s\S]b`, "a\nb", true, "any character at all"],
  ["^.$", "\u00DF", true, "lengths are kept"],
  ["^..$", "\u{1F600}", true, "a character outside the basic plane is two units"],
  ["^.$", "\u{1F600}", false, "and not one"],
];

const classes: readonly Matching[] = [
  [raw`^\d$`, "5", true, "a digit"],
  [raw`^\d$`, "\u0663", true, "an Arabic-Indic digit"],
  [raw`^[\d]$`, "\u0967", true, "a Devanagari digit in a class"],
  [raw`^\d$`, "²", false, "a superscript is no decimal digit"],
  [raw`^\D$`, "\u0663", false, "the complement follows"],
  [raw`^[^\d]$`, "\u0663", false, "also in a class"],
  [raw`^\w$`, "é", true, "an accented letter"],
  [raw`^\w$`, "ж", true, "a Cyrillic letter"],
  [raw`^\w$`, "東", true, "an ideograph"],
  [raw`^\w$`, "_", true, "the low line"],
  [raw`^\w$`, "\u203F", true, "connector punctuation"],
  [raw`^\w$`, "\u0301", true, "a combining mark"],
  [raw`^\w$`, "\u0663", true, "a digit"],
  [raw`^\w$`, "-", false, "a hyphen"],
  [raw`^\W$`, "é", false, "the complement follows"],
  [raw`^[\w.]+$`, "jørgen.åse", true, "in a class"],
  [raw`^\s$`, "\u00A0", true, "a no-break space"],
  [raw`^\s$`, "\u0085", true, "a next-line character"],
  [raw`^\s$`, "\u2003", true, "an em space"],
  [raw`^\s$`, "\v", true, "a vertical tab"],
  [raw`^\s$`, "\uFEFF", false, "a byte order mark is no white space"],
  [raw`^\S$`, "\uFEFF", true, "the complement follows"],
  [raw`^\s$`, "\u200B", false, "nor is a zero-width space"],
  [raw`\bric`, "Éric", false, "no boundary behind an accented letter"],
  [raw`\Bric`, "Éric", true, "the complement follows"],
  [raw`\bric`, "É ric", true, "a boundary behind a space"],
  [raw`\bжук\b`, "старый жук!", true, "boundaries in Cyrillic"],
  [raw`^\p{L}+$`, "Жук", true, "letters of any script"],
  [raw`^\p{L}$`, "5", false, "a digit is no letter"],
  [raw`^\P{L}$`, "5", true, "the complement"],
  ["^[a-c]$", "B", true, "a range, ignoring case"],
  ["^[^a-c]$", "B", false, "its complement"],
  ["^[]a]$", "]", true, "a bracket that stands first is a member"],
  ["^[^]a]$", "b", true, "also in a complement"],
  ["^[^]a]$", "]", false, "also in a complement"],
  ["^[a-]$", "-", true, "a hyphen at the end of a class"],
  [raw`^[\]\\]$`, "\\", true, "escapes in a class"],
  [raw`^[\b]$`, "\b", true, "a backspace in a class"],
  ["^[a-z-[aeiou]]$", "b", true, "a class less another"],
  ["^[a-z-[aeiou]]$", "E", false, "a class less another, ignoring case"],
  [raw`^\p{IsCyrillic}+$`, "Жук", true, "a block by .NET's name"],
  [raw`^\p{IsCyrillic}+$`, "Zhuk", false, "a block by .NET's name"],
];

const groups: readonly Matching[] = [
  ["^(a|b)$", "B", true, "alternatives"],
  ["^(?:ab)+$", "abab", true, "a group that captures nothing"],
  ["^(a|)$", "a", true, "an empty alternative"],
  [raw`^(?<year>\d{4})-`, "2024-01", true, "a named group"],
  [raw`^(?'year'\d{4})-`, "2024-01", true, "a name in apostrophes"],
  [raw`^(?<year>\d{4})-`, "24-01", false, "a named group that does not match"],
  ["(?>ab)c", "abc", true, "an atomic group"],
  ["(?>a|ab)c", "abc", false, "an atomic group gives nothing back"],
  ["^(?>a*)b", "aaab", true, "an atomic repetition"],
  ["(?>a+)a", "aaa", false, "an atomic repetition gives nothing back"],
  ["^(?!admin)", "user", true, "a negative lookahead"],
  ["^(?!admin)", "ADMIN1", false, "a negative lookahead, ignoring case"],
  ["^(?!.*test).*$", "a Test user", false, "a lookahead over the whole value"],
  [raw`^(?=.*\d)(?=.*[a-z]).{4,}$`, "ab12", true, "two lookaheads"],
  [raw`^(?=.*\d)(?=.*[a-z]).{4,}$`, "abcd", false, "one of them fails"],
  ["(?<=@)contoso", "x@Contoso.com", true, "a lookbehind"],
  ["(?<=@)contoso", "contoso.com", false, "a lookbehind that fails"],
  ["(?<=^a.*)z", "abcz", true, "a lookbehind of any length"],
  [raw`(?<!sub\.)contoso\.com$`, "x@contoso.com", true, "a negative lookbehind"],
  [raw`(?<!sub\.)contoso\.com$`, "x@sub.contoso.com", false, "a negative lookbehind"],
];

const quantifiersAndEscapes: readonly Matching[] = [
  ["^*abc", "xabc", true, "a repeated anchor is an empty group"],
  ["^*", "anything", true, "nothing but a repeated anchor"],
  ["^?abc", "xabc", true, "an optional anchor"],
  [raw`abc$*x`, "abcx", true, "the other anchor"],
  [raw`a\b*b`, "ab", true, "a repeated boundary"],
  ["^a{2}$", "aa", true, "exactly"],
  ["^a{2,}$", "aaaa", true, "at least"],
  ["^a{2,3}$", "aaaa", false, "at most"],
  ["^a+?b??$", "aab", true, "lazy quantifiers"],
  ["^a{$", "a{", true, "a lone brace is text"],
  ["^a{,2}$", "a{,2}", true, "braces without a minimum are text"],
  ["^a}]$", "a}]", true, "closing ones too"],
  [raw`^\.$`, "x", false, "an escaped dot"],
  [raw`^\-\@\/\#$`, "-@/#", true, "escaped punctuation"],
  [raw`^\x41$`, "a", true, "a character by its hexadecimal number"],
  [raw`^\u00E9$`, "É", true, "by its four digits"],
  [raw`^\t$`, "\t", true, "a tab"],
  [raw`^\n$`, "\n", true, "a line feed"],
  [raw`^\e$`, "\u001B", true, "an escape character"],
  [raw`^\a$`, "\u0007", true, "a bell"],
  [raw`^\cA$`, "\u0001", true, "a control character"],
  [raw`^\101$`, "a", true, "a character by its octal number"],
  ["^+abc", "xabc", false, "an anchor required at least once"],
  [raw`^\[ZTDId\]:\w+`, "[ZTDID]:abc", true, "a device's physical id"],
  [raw`^[^@]+@(contoso|fabrikam)\.(com|org)$`, "ann@Fabrikam.ORG", true, "a mail address"],
];

/** `-match` speaks .NET's dialect of regular expressions. */
export const matchRows: readonly TruthRow[] = matching([
  ...anchors,
  ...options,
  ...dot,
  ...classes,
  ...groups,
  ...quantifiersAndEscapes,
]);

import { given, type TruthRow } from "./truth-row.ts";

type Quoting = readonly [literal: string, value: string, why: string];

const raw = String.raw;

/** What stands between the quotes, as written in the rule, and the value it denotes. */
const doubleQuoted: readonly Quoting[] = [
  [raw`"plain"`, "plain", "double quotes"],
  ['"two\nlines"', "two\nlines", "a line feed inside is an ordinary character"],
  ['"two\r\nlines"', "two\r\nlines", "and so is a carriage return"],
  ['"a\tb"', "a\tb", "and a tab"],
  ['"a`"b"', 'a"b', "a backtick before a double quote"],
  [raw`"a\"b"`, 'a"b', "a backslash before a double quote"],
  ['"`"b`""', '"b"', "at both ends, with backticks"],
  [raw`"\"b\""`, '"b"', "at both ends, with backslashes"],
  [raw`"\"b` + '`""', '"b"', "both characters in one string"],
  [raw`"C:\temp\new"`, raw`C:\temp\new`, "other backslashes are ordinary"],
  [raw`"\d\\d"`, raw`\d\\d`, "nothing is doubled or halved"],
  [raw`"\\"b"`, raw`\"b`, "read left to right: a backslash, then a quote"],
  [raw`"\n"`, raw`\n`, "no escape for a line feed"],
  ['"`n"', "`n", "no PowerShell escape either"],
  ['"a`b"', "a`b", "a backtick elsewhere is ordinary"],
  ['"a``"b"', 'a`"b', "read left to right: a backtick, then a quote"],
  [raw`"\'"`, raw`\'`, "a backslash does not escape an apostrophe"],
  ["\"O''Brien\"", "O'Brien", "two apostrophes mean one in double quotes"],
  ["\"''\"", "'", "nothing but an apostrophe"],
  ["\"''''\"", "''", "two of them"],
  ['"O\'Brien"', "O'Brien", "a lone apostrophe is an apostrophe"],
  ["\"'''\"", "''", "one of two, and a lone one"],
  ['"“Oslo”"', "“Oslo”", "curly quotes inside are ordinary"],
  ['"«Oslo»"', "«Oslo»", "guillemets too"],
  ['"a–b—c\u2011d"', "a–b—c\u2011d", "dashes too"],
  [raw`"a\_b\*c"`, raw`a\_b\*c`, "Markdown escapes too"],
  ['"a\u2003b\u200Bc\uFEFFd"', "a\u2003b\u200Bc\uFEFFd", "invisible characters too"],
  ['"# no comment"', "# no comment", "no comment inside a string"],
  ['"x\n# no comment"', "x\n# no comment", "not even at the start of a line"],
  ['"${city}"', "${city}", "a template is taken as it stands"],
  ['"a) -or (b"', "a) -or (b", "operators and parentheses inside are text"],
  ['"[a, b]"', "[a, b]", "brackets and commas too"],
  ['"null"', "null", "the word"],
  ['"true"', "true", "a string property's true is a word"],
  ['"42"', "42", "digits in quotes"],
  ['"2024-01-01"', "2024-01-01", "a date in quotes against a string property is text"],
  ['"\u{1F600}"', "\u{1F600}", "outside the basic plane"],
];

const singleQuoted: readonly Quoting[] = [
  ["'plain'", "plain", "single quotes"],
  ["'two\nlines'", "two\nlines", "a line feed"],
  ["'a\"b'", 'a"b', "a double quote is ordinary"],
  ["'a`b'", "a`b", "a backtick is ordinary"],
  ["'a`\"b'", 'a`"b', "even before a double quote"],
  [raw`'a\b'`, raw`a\b`, "a backslash is ordinary"],
  [raw`'a\"b'`, raw`a\"b`, "even before a double quote"],
  [raw`'C:\'`, "C:\\", "even before the end"],
  ["'end`'", "end`", "a backtick at the end"],
  ["'O''Brien'", "O'Brien", "two apostrophes mean one in single quotes"],
  ["''''", "'", "nothing but an apostrophe"],
  ["'''x'''", "'x'", "at both ends"],
  ["''''''", "''", "two of them"],
  ["'“Oslo”'", "“Oslo”", "curly quotes inside are ordinary"],
  ["'null'", "null", "the word"],
];

const literals = [...doubleQuoted, ...singleQuoted];

const equalRows = literals.flatMap(([literal, value, why]) =>
  given(
    `user.displayName -eq ${literal}`,
    [{ displayName: value }, true, why],
    [{ displayName: `${value}.` }, false, `${why}; and nothing longer`],
  ),
);

const listRows = [
  ...given(
    `user.displayName -in ["a\`"b", 'c"d', "O''Brien", 'C:\\']`,
    [{ displayName: 'a"b' }, true, "escapes hold inside a list"],
    [{ displayName: 'c"d' }, true, "both kinds of quotes in one list"],
    [{ displayName: "O'Brien" }, true, "a doubled apostrophe inside a list"],
    [{ displayName: "C:\\" }, true, "a closing backslash inside a list"],
    [{ displayName: "O''Brien" }, false, "the doubled apostrophe is one"],
  ),
  ...given(
    "user.displayName -in['a','b']",
    [{ displayName: "b" }, true, "no white space is needed"],
    [{ displayName: "a,b" }, false, "two items, not one"],
  ),
  ...given('user.displayName -in [\n\t"a" ,\u00A0"b"\r\n]', [
    { displayName: "b" },
    true,
    "white space inside a list is ignored",
  ]),
  ...given(
    'user.displayName -eq "a\\" -or user.city -eq \\"b"',
    [{ displayName: 'a" -or user.city -eq "b' }, true, "an escaped quote does not end the string"],
    [{ displayName: "a", city: "b" }, false, "so this is one comparison"],
  ),
  ...given(
    "user.displayName -eq 'a\\' -or user.city -eq \"b\"",
    [{ displayName: "a\\" }, true, "the apostrophe ends the string behind a backslash"],
    [{ city: "b" }, true, "so these are two comparisons"],
  ),
  ...given(
    'user.displayName -eq "a`" -or user.city -eq `"b"',
    [{ displayName: 'a" -or user.city -eq "b' }, true, "the same with backticks"],
    [{ displayName: "a`", city: "b" }, false, "so this is one comparison"],
  ),
];

/** Strings as written, strings as meant. */
export const quotingRows: readonly TruthRow[] = [...equalRows, ...listRows];

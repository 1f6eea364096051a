import { escapesIn, type Notation, transcribe } from "./notation.ts";

/** PowerShell takes typographic quotes for straight ones. */
export const doubleQuote = '"\u201C\u201D\u201E';
export const singleQuote = "'\u2018\u2019\u201A\u201B";

/** What stands between double quotes in PowerShell: a backtick escapes, a doubled quote is one. */
export const expandableString: Notation = {
  read: (written) =>
    transcribe(
      written,
      escapesIn(written, new RegExp(`${common}|[${doubleQuote}]{1,2}`, "gu"), meaningOf),
    ),
  write: (text) => text.replaceAll(special, "`$&"),
  problem: "PowerShell has no such escape",
};

/** What stands between single quotes in PowerShell: only a doubled quote does not stand for itself. */
export const literalString: Notation = {
  read: (written) =>
    transcribe(written, escapesIn(written, new RegExp(`[${singleQuote}]{1,2}`, "gu"), second)),
  write: (text) => text.replaceAll(new RegExp(`[${singleQuote}]`, "gu"), "$&$&"),
  problem: "a quote inside the string is not doubled",
};

/** What stands between `@"` and `"@` in PowerShell. */
export const expandableHereString: Notation = {
  read: (written) =>
    transcribe(
      written,
      escapesIn(written, new RegExp(`${common}|${lineStart}[${doubleQuote}]@`, "gu"), meaningOf),
    ),
  write: expandableString.write,
  problem: "PowerShell has no such escape",
};

/** What stands between `@'` and `'@` in PowerShell. */
export const literalHereString: Notation = {
  read: (written) =>
    transcribe(
      written,
      escapesIn(written, new RegExp(`${lineStart}[${singleQuote}]@`, "gu"), () => undefined),
    ),
  write: (text) => text,
  problem: "the string ends here",
};

const lineStart = "(?<![^\\r\\n])";

/** An escape, or the beginning of a variable or of an expression in the text. */
const common = "`(?:u\\{[0-9a-fA-F]{1,6}\\}|[^]|$)|\\$(?=[\\p{L}\\p{Nd}_?^$:({])";

const special = new RegExp(`[\`$${doubleQuote}]`, "gu");

function meaningOf(escape: string): string | undefined {
  if (!escape.startsWith("`")) return second(escape);
  if (escape.length === 1) return undefined;
  if (!escape.startsWith("`u{")) return named.get(escape.slice(1)) ?? escape.slice(1);
  const code = Number.parseInt(escape.slice(3, -1), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Of two quotes the second counts; one alone ends the string. */
const second = (quotes: string): string | undefined =>
  quotes.length === 2 && quotes[1] !== "@" ? quotes[1] : undefined;

const named: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\u0007"],
  ["b", "\b"],
  ["e", "\u001B"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

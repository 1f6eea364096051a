import { InputError, quoted } from "../input-error.ts";
import type { WrittenString } from "./notation.ts";
import {
  endOfExpandable,
  endOfExpandableHere,
  endOfLiteral,
  endOfLiteralHere,
  hereOpening,
} from "./power-shell-literal.ts";
import {
  doubleQuote,
  expandableHereString,
  expandableString,
  literalHereString,
  literalString,
  singleQuote,
} from "./power-shell-notation.ts";
import { spotsIn } from "./spots.ts";

/** A word, a sign or a string of a PowerShell file; comments and blanks are none. */
export interface ShellToken {
  readonly kind: "word" | "string" | "sign" | "other";
  readonly start: number;
  readonly end: number;
  /** The word or the sign as it is written. */
  readonly text: string;
  /** What stands between the quotes of a string. */
  readonly literal?: WrittenString;
}

/**
 * Cuts a PowerShell file into its tokens. Line breaks are signs, but for those behind a backtick.
 *
 * @throws InputError for a string or comment that is never closed
 */
export function* shellTokens(text: string, file: string): Generator<ShellToken> {
  let at = 0;
  while (at < text.length) {
    const string = stringAt(text, at, file);
    if (string !== undefined) {
      yield string;
      at = string.end;
      continue;
    }
    simple.lastIndex = at;
    const match = simple.exec(text);
    const found = match?.[0] ?? text[at] ?? "";
    const end = at + found.length;
    if (found === "<#") {
      const close = text.indexOf("#>", end);
      if (close === -1) throw neverClosed(text, at, file, "comment");
      at = close + 2;
      continue;
    }
    if (match?.groups?.["blank"] === undefined)
      yield { kind: kindOf(match), start: at, end, text: found };
    at = end;
  }
}

const quotes = `${doubleQuote}${singleQuote}`;

const simple: RegExp = new RegExp(
  [
    "(?<blank>[ \\t\\u00A0\\uFEFF]+|`\\r?\\n|#[^\\r\\n]*)",
    "<#",
    `(?<word>[\\p{L}\\p{N}_](?:[^\\s${quotes}\`{}()\\[\\];,=|&])*)`,
    "(?<sign>[{}()\\[\\]=;,]|\\r\\n|\\r|\\n)",
    "`[^]",
  ].join("|"),
  "uy",
);

function kindOf(match: RegExpExecArray | null): "word" | "sign" | "other" {
  if (match?.groups?.["word"] !== undefined) return "word";
  return match?.groups?.["sign"] === undefined ? "other" : "sign";
}

function stringAt(text: string, at: number, file: string): ShellToken | undefined {
  hereOpening.lastIndex = at;
  const here = hereOpening.exec(text);
  if (here !== null) return hereString(text, at, here, file);
  const quote = text[at] ?? "";
  if (!quotes.includes(quote)) return undefined;
  const isExpandable = doubleQuote.includes(quote);
  const end = isExpandable ? endOfExpandable(text, at + 1) : endOfLiteral(text, at + 1);
  if (end === undefined) throw neverClosed(text, at, file, "string");
  const notation = isExpandable ? expandableString : literalString;
  const literal = { start: at + 1, end, notation };
  return { kind: "string", start: at, end: end + 1, text: "", literal };
}

/** The line breaks behind its opening and before its closing do not belong to it. */
function hereString(text: string, at: number, match: RegExpExecArray, file: string): ShellToken {
  const [opening, quote = ""] = match;
  const start = at + opening.length;
  const isExpandable = doubleQuote.includes(quote);
  const close = isExpandable ? endOfExpandableHere(text, start) : endOfLiteralHere(text, start);
  if (close === undefined) throw neverClosed(text, at, file, "string");
  const lineBreak = /(?:\r\n|\r|\n)$/u.exec(text.slice(Math.max(start, close - 2), close));
  const end = Math.max(start, close - (lineBreak?.[0].length ?? 0));
  const notation = isExpandable ? expandableHereString : literalHereString;
  return { kind: "string", start: at, end: close + 2, text: "", literal: { start, end, notation } };
}

function neverClosed(text: string, offset: number, file: string, what: string): InputError {
  const line = text.slice(offset, offset + 40).split(/[\r\n]/u, 1)[0] ?? "";
  const place = { file, ...spotsIn(text)(offset) };
  return new InputError(`the ${what} ${quoted(line)} is never closed`, place);
}

import type { TokenType } from "chevrotain";
import { isInvisible, isSeparator, isSpace, nameOf, quoteKind } from "./characters.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { replacing, report } from "./report.ts";
import { scanString } from "./scan-string.ts";
import { scanSymbol } from "./scan-symbol.ts";
import { scanWord } from "./scan-word.ts";
import { type Token, token, tokenTypes } from "./token.ts";

/** A text on its way to becoming tokens; `offset` is where reading goes on. */
export interface Scan {
  readonly text: string;
  readonly tokens: Token[];
  readonly diagnostics: Diagnostic[];
  offset: number;
}

/**
 * Cuts a text into tokens.
 *
 * Damaged characters (curly quotes, long dashes, foreign escapes, invisible characters) are reported with a fix, and
 * reading goes on as if the right character stood there. Ends for every text, in time linear in its length.
 */
export function scan(text: string): Scan {
  const state: Scan = { text, tokens: [], diagnostics: [], offset: 0 };
  while (state.offset < text.length) scanNext(state);
  return state;
}

function scanNext(state: Scan): void {
  const { text, offset } = state;
  const unit = text.charCodeAt(offset);
  if (isSeparator(unit)) {
    state.offset++;
    return;
  }
  const bracket = bracketOf(unit);
  if (bracket !== undefined) {
    state.tokens.push(token(bracket, offset, offset + 1, text.charAt(offset)));
    state.offset++;
  } else if (isLetter(unit)) scanWord(state);
  else if (
    unit === doubleQuote ||
    unit === singleQuote ||
    quoteKind(unit) !== undefined ||
    isEscapedQuote(text, offset, unit)
  ) {
    scanString(state);
  } else if (unit === hash && startsLine(text, offset)) scanComment(state);
  else if (isSpace(unit)) damaged(state, " ");
  else if (isInvisible(unit)) damaged(state, "");
  else if (!scanSymbol(state)) scanWord(state);
}

/** A letter of ASCII or a hyphen: how nearly all words begin. */
const isLetter = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 45;

const doubleQuote = 34;
const singleQuote = 39;
const hash = 35;

function bracketOf(unit: number): TokenType | undefined {
  switch (unit) {
    case 40:
      return tokenTypes.LeftParenthesis;
    case 41:
      return tokenTypes.RightParenthesis;
    case 44:
      return tokenTypes.Comma;
    case 91:
      return tokenTypes.LeftBracket;
    case 93:
      return tokenTypes.RightBracket;
    default:
      return undefined;
  }
}

/** A quote behind a backslash or a backtick: another language's way to write it inside a string. */
function isEscapedQuote(text: string, offset: number, unit: number): boolean {
  if (unit !== 92 && unit !== 96) return false;
  const next = text.charCodeAt(offset + 1);
  return next === doubleQuote || next === singleQuote;
}

function startsLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (before >= 0 && text[before] !== "\n" && isSpace(text.charCodeAt(before))) before--;
  return before < 0 || text[before] === "\n";
}

function scanComment(state: Scan): void {
  const { text, offset } = state;
  const lineEnd = text.indexOf("\n", offset);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const span = { start: offset, end };
  state.diagnostics.push(
    report("comment", span, "a rule cannot hold a comment", {
      hint: "keep comments beside the rule, in the file or the group's description",
      fix: replacing("remove the comment", span, ""),
    }),
  );
  state.offset = end;
}

function damaged(state: Scan, replacement: "" | " "): void {
  const span = { start: state.offset, end: state.offset + 1 };
  const name = nameOf(state.text.charCodeAt(state.offset));
  state.diagnostics.push(
    report("unexpected-character", span, `the character ${name} cannot stand here`, {
      hint: replacement === "" ? "remove it; it cannot be seen" : "put a plain space in its place",
      fix: replacing(
        replacement === "" ? "remove it" : "replace it with a space",
        span,
        replacement,
      ),
    }),
  );
  state.offset++;
}

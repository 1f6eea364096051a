import { InputError, quoted } from "../input-error.ts";
import { endOfComment, endOfHeredoc, endOfString, heredocOpening } from "./terraform-literal.ts";
import { heredoc, terraformString } from "./terraform-notation.ts";
import type { WrittenString } from "./notation.ts";
import { spotsIn } from "./spots.ts";

/** A word, a sign or a literal of a Terraform file; comments and blanks are none. */
export interface Token {
  readonly kind: "name" | "literal" | "sign" | "other";
  readonly start: number;
  readonly end: number;
  /** The name, or the sign; empty for what else there is. */
  readonly text: string;
  /** What stands between the delimiters of a literal. */
  readonly literal?: WrittenString;
}

/**
 * Cuts a Terraform file into its tokens. Line breaks are signs.
 *
 * @throws InputError for a string, heredoc or comment that is never closed
 */
export function* terraformTokens(text: string, file: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const token = commentAt(text, at, file) ?? tokenAt(text, at, file);
    if (token.kind !== "blank") yield token;
    at = token.end;
  }
}

type Blank = Readonly<{ kind: "blank"; end: number }>;

function commentAt(text: string, at: number, file: string): Blank | undefined {
  if (text[at] !== "#" && !text.startsWith("//", at) && !text.startsWith("/*", at))
    return undefined;
  const end = endOfComment(text, at);
  if (end === undefined) throw neverClosed(text, at, file, "comment");
  return { kind: "blank", end };
}

function tokenAt(text: string, start: number, file: string): Token | Blank {
  if (text[start] === '"') {
    const end = endOfString(text, start + 1);
    if (end === undefined) throw neverClosed(text, start, file, "string");
    const literal = { start: start + 1, end, notation: terraformString };
    return { kind: "literal", start, end: end + 1, text: "", literal };
  }
  const opening = matchAt(heredocOpening, text, start);
  if (opening !== null) return heredocToken(text, start, opening, file);
  const match = matchAt(simple, text, start);
  const found = match?.[0] ?? text[start] ?? "";
  const end = start + found.length;
  if (match?.groups?.["blank"] !== undefined) return { kind: "blank", end };
  if (match?.groups?.["name"] !== undefined) return { kind: "name", start, end, text: found };
  const kind = match?.groups?.["sign"] === undefined ? "other" : "sign";
  return { kind, start, end, text: found };
}

const simple =
  /(?<blank>[ \t\r\uFEFF]+)|(?<name>[\p{ID_Start}_][\p{ID_Continue}-]*)|[=!<>]=|=>|(?<sign>[{}()[\]=:,\n])|\d[\w.]*/uy;

function heredocToken(text: string, start: number, match: RegExpExecArray, file: string): Token {
  const [opening, dash, marker = ""] = match;
  const first = start + opening.length;
  const end = endOfHeredoc(text, first, marker);
  if (end === undefined) throw neverClosed(text, start, file, "heredoc");
  const notation = heredoc(marker, dash === "-");
  const behind = text.indexOf(marker, end) + marker.length;
  return {
    kind: "literal",
    start,
    end: behind,
    text: "",
    literal: { start: first, end, notation },
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function neverClosed(text: string, offset: number, file: string, what: string): InputError {
  const line = text.slice(offset, offset + 40).split("\n", 1)[0] ?? "";
  const place = { file, ...spotsIn(text)(offset) };
  return new InputError(`the ${what} ${quoted(line.trimEnd())} is never closed`, place);
}

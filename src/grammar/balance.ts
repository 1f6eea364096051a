import type { TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostic.ts";
import { guessing, report } from "./report.ts";
import { type Token, token, tokenTypes } from "./token.ts";

/** Tokens whose parentheses and brackets all have partners, or `undefined` where the nesting goes too deep. */
export interface Balanced {
  readonly tokens: Token[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** An open parenthesis or bracket, and the levels of nesting that it and the `-not`s before it add. */
interface Open {
  readonly token: Token;
  readonly levels: number;
}

/**
 * Gives every parenthesis and bracket a partner, so that the parser never meets a lone one: a closing one without
 * an opening is left out, an opening one without a closing is closed where its surroundings end.
 * The nesting is measured on the way, so that no text can exhaust the parser's stack.
 */
export function balance(tokens: readonly Token[], nesting: number): Balanced {
  const diagnostics: Diagnostic[] = [];
  const balanced: Token[] = [];
  const open: Open[] = [];
  let depth = 0;
  let negations = 0;
  const close = (end: number): void => {
    const last = open.pop();
    if (last === undefined) return;
    depth -= last.levels;
    const type = closing(last.token);
    balanced.push(token(type, end, end, type.name));
    diagnostics.push(neverClosed(last.token, end));
  };
  for (const next of tokens) {
    const type = next.tokenType;
    if (isOpening(type)) {
      const levels =
        type === tokenTypes.LeftParenthesis || isBracket(open.at(-1)) ? negations + 1 : negations;
      open.push({ token: next, levels });
      depth += levels;
      negations = 0;
    } else if (isClosing(type)) {
      while (
        open.length > 0 &&
        !closes(open.at(-1), type) &&
        open.some((candidate) => closes(candidate, type))
      ) {
        close(balanced.at(-1)?.span.end ?? 0);
      }
      const partner = closes(open.at(-1), type) ? open.pop() : undefined;
      if (partner === undefined) {
        diagnostics.push(neverOpened(next));
        continue;
      }
      depth -= partner.levels;
      negations = 0;
    } else negations = type === tokenTypes.Not ? negations + 1 : 0;
    if (depth + negations > nesting)
      return { tokens: undefined, diagnostics: [tooDeep(next, nesting)] };
    balanced.push(next);
  }
  const end = tokens.at(-1)?.span.end ?? 0;
  while (open.length > 0) close(end);
  return { tokens: balanced, diagnostics };
}

const isOpening = (type: TokenType): boolean =>
  type === tokenTypes.LeftParenthesis || type === tokenTypes.LeftBracket;

const isClosing = (type: TokenType): boolean =>
  type === tokenTypes.RightParenthesis || type === tokenTypes.RightBracket;

/** A list is no level of nesting; a list in a list, which no rule has, is. */
const isBracket = (open: Open | undefined): boolean =>
  open?.token.tokenType === tokenTypes.LeftBracket;

const closing = (opening: Token): TokenType =>
  opening.tokenType === tokenTypes.LeftParenthesis
    ? tokenTypes.RightParenthesis
    : tokenTypes.RightBracket;

const closes = (open: Open | undefined, type: TokenType): boolean =>
  open !== undefined && closing(open.token) === type;

function neverClosed(opening: Token, end: number): Diagnostic {
  const partner = opening.tokenType === tokenTypes.LeftParenthesis ? ")" : "]";
  return report("missing-parenthesis", opening.span, `this \`${opening.value}\` is never closed`, {
    fix: guessing(`add \`${partner}\``, { start: end, end }, partner),
  });
}

const neverOpened = (closingToken: Token): Diagnostic =>
  report(
    "missing-parenthesis",
    closingToken.span,
    `this \`${closingToken.value}\` closes nothing`,
    {
      fix: guessing("remove it", closingToken.span, ""),
    },
  );

const tooDeep = (at: Token, nesting: number): Diagnostic =>
  report("too-deep", at.span, `the rule nests deeper than ${nesting} levels`, {
    hint: "each open parenthesis and each `-not` is a level; split the rule, or take away parentheses that group nothing",
  });

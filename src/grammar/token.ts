import { createToken, type IToken, Lexer, type TokenType } from "chevrotain";
import { type ComparisonOperator, comparisonOperators, type Quantifier } from "./operators.ts";
import type { Span } from "./span.ts";

/**
 * The names of the kinds of token.
 *
 * `Name` is `user.department` or a lone word, `Item` is `_`; `Placeholder` is something already reported that stands
 * where a name or a value stands (a template, a PowerShell variable); `Bare` is a run of characters that is nothing else.
 */
type TokenName =
  | "LeftParenthesis"
  | "RightParenthesis"
  | "LeftBracket"
  | "RightBracket"
  | "Comma"
  | "Or"
  | "And"
  | "Not"
  | "Any"
  | "All"
  | "Comparator"
  | "UnknownComparator"
  | "Plus"
  | "Minus"
  | "Name"
  | "Item"
  | "Text"
  | "Boolean"
  | "Null"
  | "Number"
  | "Date"
  | "Now"
  | "DirectReports"
  | "Placeholder"
  | "Bare";

/** The kinds of token. The scanner is our own (docs/decisions), so no kind has a pattern. */
export const tokenTypes: Readonly<Record<TokenName, TokenType>> = kinds();

/** A token with its span in the text as given, and the value that its characters stand for. */
export interface Token extends IToken {
  readonly span: Span;
  /** A string's value, a name's or word's characters (damage mended), a comparator's operator name. */
  readonly value: string;
}

/** Builds a token; `value` is what its characters stand for. */
export function token(tokenType: TokenType, start: number, end: number, value: string): Token {
  return {
    image: value,
    startOffset: start,
    endOffset: end,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    tokenType,
    span: { start, end },
    value,
  };
}

/** The token that the parser consumed. While the grammar is being recorded there are only placeholders. */
export const asToken = (consumed: IToken): Token => (isToken(consumed) ? consumed : noToken);

const isToken = (consumed: IToken): consumed is Token => "span" in consumed;

/** Stands where no token has been read. */
export const noToken: Token = token(tokenTypes.Placeholder, 0, 0, "");

/** The operator that a comparator stands for. */
export function operatorOf({ value }: Token): ComparisonOperator {
  if (!isOperator(value)) throw new TypeError(`\`${value}\` is no operator`);
  return value;
}

const isOperator = (name: string): name is ComparisonOperator =>
  Object.hasOwn(comparisonOperators, name);

/** The quantifier that a token stands for. */
export const quantifierOf = ({ tokenType }: Token): Quantifier =>
  tokenType === tokenTypes.Any ? "any" : "all";

function kinds(): Record<TokenName, TokenType> {
  const type = (name: TokenName): TokenType => createToken({ name, pattern: Lexer.NA });
  return {
    LeftParenthesis: type("LeftParenthesis"),
    RightParenthesis: type("RightParenthesis"),
    LeftBracket: type("LeftBracket"),
    RightBracket: type("RightBracket"),
    Comma: type("Comma"),
    Or: type("Or"),
    And: type("And"),
    Not: type("Not"),
    Any: type("Any"),
    All: type("All"),
    Comparator: type("Comparator"),
    UnknownComparator: type("UnknownComparator"),
    Plus: type("Plus"),
    Minus: type("Minus"),
    Name: type("Name"),
    Item: type("Item"),
    Text: type("Text"),
    Boolean: type("Boolean"),
    Null: type("Null"),
    Number: type("Number"),
    Date: type("Date"),
    Now: type("Now"),
    DirectReports: type("DirectReports"),
    Placeholder: type("Placeholder"),
    Bare: type("Bare"),
  };
}

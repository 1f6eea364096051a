import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostic.ts";
import * as fault from "./fault.ts";
import { type Entry, listOf, parenthesisedValue } from "./list.ts";
import { literalOf, nowOf } from "./literal.ts";
import type { Literal } from "./rule.ts";
import { isSubjectPath } from "./spelling.ts";
import { asToken, type Token, tokenTypes as t } from "./token.ts";

/** Tokens that are a whole constant. */
const literalTypes: readonly TokenType[] = [t.Text, t.Boolean, t.Null, t.Number, t.Date];
const constants: ReadonlySet<TokenType> = new Set(literalTypes);
const comparators: ReadonlySet<TokenType> = new Set([t.Comparator, t.UnknownComparator]);
/** What may stand behind an operand. */
export const operators: ReadonlySet<TokenType> = new Set([...comparators, t.Any, t.All]);
const valueStarts: ReadonlySet<TokenType> = new Set([
  ...constants,
  t.LeftBracket,
  t.Now,
  t.Bare,
  t.Placeholder,
]);
const valueEnds: ReadonlySet<TokenType> = new Set([t.RightParenthesis, t.Comma]);
const leftoverTypes: readonly TokenType[] = [
  ...literalTypes,
  ...operators,
  t.Or,
  t.And,
  t.Not,
  t.Plus,
  t.Minus,
  t.Now,
  t.Comma,
  t.Name,
  t.Bare,
  t.Item,
  t.Placeholder,
  t.DirectReports,
];

/**
 * The productions of values, and how the parser looks around. Each production's comment is its line of the grammar;
 * what follows a ✗ is a fault: it is reported and read over, so that one pass finds them all.
 */
export class ValueParser extends EmbeddedActionsParser {
  protected text = "";
  protected diagnostics: Diagnostic[] = [];

  // Alternatives that need nothing but the parser are built once, not at every visit.
  private readonly literals = this.alternatives(literalTypes);
  private readonly wordTypes = this.alternatives([t.Name, t.Bare]);
  private readonly durations = this.alternatives([t.Name, t.Bare, t.Text, t.Number]);
  private readonly leftovers = this.alternatives(leftoverTypes);

  /** literal = string | "true" | "false" | "null" | number | date */
  protected readonly literal: ParserMethod<[], Literal> = this.RULE("literal", () => {
    const token = this.OR(this.literals);
    return this.ACTION(() => literalOf(asToken(token)));
  });

  /** now = "system.now" { ( "-plus" | "-minus" ) [ duration ] }; that there is at most one step is `nowOf`'s to say */
  private readonly now: ParserMethod<[], Literal> = this.RULE("now", () => {
    const parts = [this.CONSUME(t.Now)];
    this.MANY(() => {
      parts.push(
        this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]),
      );
      this.OPTION({
        GATE: () => !this.startsComparison(),
        DEF: () => {
          parts.push(this.OR2(this.durations));
        },
      });
    });
    return this.ACTION(() => this.noting(nowOf(parts.map(asToken))));
  });

  /** ✗ words = word { word }: a string without its quotes, or a property */
  private readonly words: ParserMethod<[], Literal | undefined> = this.RULE(
    "words",
    (): Literal | undefined => {
      const words: Token[] = [];
      this.AT_LEAST_ONE({
        GATE: () => words.length === 0 || !this.startsComparison(),
        DEF: () => {
          words.push(asToken(this.OR(this.wordTypes)));
        },
      });
      return this.ACTION((): Literal | undefined => {
        const span = { start: words[0]?.span.start ?? 0, end: this.before() };
        const [word] = words;
        const isOne = words.length === 1 && word !== undefined;
        const written = isOne ? word.value : this.text.slice(span.start, span.end);
        const isProperty = isOne && isSubjectPath(written);
        this.report(
          isProperty
            ? fault.propertyOnTheRight(written, span)
            : fault.unquotedString(this.text, written, span),
        );
        return isProperty ? undefined : { kind: "string", value: written, span };
      });
    },
  );

  /** entries = { literal | now | "," ✗ words ✗ a list in the list ✗ leftover }; the order is `listOf`'s to say */
  private readonly entries: ParserMethod<[], Entry[]> = this.RULE("entries", () => {
    const entries: Entry[] = [];
    this.MANY(() =>
      this.OR({
        IGNORE_AMBIGUITIES: true,
        DEF: [
          { ALT: () => entries.push(this.SUBRULE(this.literal)) },
          { ALT: () => entries.push(this.SUBRULE(this.now)) },
          { ALT: () => entries.push(asToken(this.CONSUME(t.Comma))) },
          { ALT: () => entries.push(this.SUBRULE(this.words)) },
          { ALT: () => entries.push(this.SUBRULE(this.nested)) },
          { ALT: () => entries.push(this.SUBRULE(this.leftover)) },
        ],
      }),
    );
    return entries;
  });

  /** list = "[" entries "]" */
  private readonly list: ParserMethod<[], Literal | undefined> = this.RULE("list", () => {
    const open = asToken(this.CONSUME(t.LeftBracket));
    const entries = this.SUBRULE(this.entries);
    const close = asToken(this.CONSUME(t.RightBracket));
    return this.ACTION(() => this.noting(listOf(open, entries, close)));
  });

  /** parenthesised = "(" now ")" ✗ "(" list ")" ✗ "(" entries ")" */
  private readonly parenthesised: ParserMethod<[], Literal | undefined> = this.RULE(
    "parenthesised",
    () => {
      const open = asToken(this.CONSUME(t.LeftParenthesis));
      const entries = this.OR({
        IGNORE_AMBIGUITIES: true,
        DEF: [{ ALT: () => [this.SUBRULE(this.list)] }, { ALT: () => this.SUBRULE(this.entries) }],
      });
      const close = asToken(this.CONSUME(t.RightParenthesis));
      return this.ACTION(() => this.noting(parenthesisedValue(this.text, open, entries, close)));
    },
  );

  /** ✗ nested = a list or a group where neither means anything */
  protected readonly nested: ParserMethod<[], undefined> = this.RULE("nested", () => {
    const start = this.LA(1).startOffset;
    this.OR([
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.parenthesised) },
    ]);
    this.ACTION(() => this.unexpected({ start, end: this.before() }));
    return undefined;
  });

  /** ✗ leftover = a token that belongs to nothing */
  protected readonly leftover: ParserMethod<[], undefined> = this.RULE("leftover", () => {
    const token = asToken(this.OR(this.leftovers));
    this.ACTION(() => {
      if (token.tokenType !== t.Placeholder) this.unexpected(token.span);
    });
    return undefined;
  });

  /** value = literal | list | now | "(" now ")" ✗ "(" entries ")" ✗ words ✗ a placeholder ✗ nothing */
  protected readonly value: ParserMethod<[], Literal | undefined> = this.RULE("value", () =>
    this.OR(this.values),
  );

  private readonly values = [
    { ALT: (): Literal | undefined => this.SUBRULE(this.literal) },
    { ALT: (): Literal | undefined => this.SUBRULE(this.list) },
    { ALT: (): Literal | undefined => this.SUBRULE(this.now) },
    { GATE: () => this.startsValue(2), ALT: () => this.SUBRULE(this.parenthesised) },
    { ALT: (): Literal | undefined => this.SUBRULE(this.words) },
    {
      ALT: (): undefined => {
        this.CONSUME(t.Placeholder);
      },
    },
    {
      ALT: (): undefined => {
        this.ACTION(() => this.report(fault.missingValue(this.before())));
      },
    },
  ];

  /** One alternative for each type of token. */
  protected alternatives(types: readonly TokenType[]): { ALT: () => IToken }[] {
    return types.map((type) => ({ ALT: () => this.CONSUME(type) }));
  }

  /** Tells whether the token at `ahead` has one of the types. */
  protected is(ahead: number, type: TokenType): boolean {
    return this.LA(ahead).tokenType === type;
  }

  /** Tells whether the token at `ahead` has one of the types. */
  protected isAny(ahead: number, types: ReadonlySet<TokenType>): boolean {
    return types.has(this.LA(ahead).tokenType);
  }

  /** Tells whether a value begins at `ahead`, so that a parenthesis before it can only be around a value. */
  protected startsValue(ahead: number): boolean {
    if (this.isAny(ahead, constants)) return !this.isAny(ahead + 1, comparators);
    return (
      this.isAny(ahead, valueStarts) || (this.is(ahead, t.Name) && this.isAny(ahead + 1, valueEnds))
    );
  }

  /** Tells whether what follows is a comparison or the operand of a broken one. */
  protected startsComparison(): boolean {
    if (this.is(1, t.Item) || this.is(1, t.DirectReports)) return true;
    if (this.isAny(1, constants) || this.is(1, t.Bare)) return this.isAny(2, comparators);
    return this.is(1, t.Name) && (this.isAny(2, operators) || isSubjectPath(this.LA(1).image));
  }

  /** Where the token before the next one ends. */
  protected before(): number {
    const { endOffset } = this.LA(0);
    return endOffset === undefined || Number.isNaN(endOffset) ? 0 : Math.max(0, endOffset);
  }

  protected report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  /** Notes the diagnostics of something made, and gives what was made. */
  protected noting<T>({ value, diagnostics }: { value: T; diagnostics: readonly Diagnostic[] }): T {
    this.diagnostics.push(...diagnostics);
    return value;
  }

  /** Reports text that belongs to nothing; what touches the text reported last becomes one with it. */
  private unexpected({ start, end }: { start: number; end: number }): void {
    const last = this.diagnostics.at(-1);
    const joins =
      last?.code === "unexpected-text" && this.text.slice(last.span.end, start).trim() === "";
    if (joins) this.diagnostics.pop();
    this.report(fault.unexpectedText(this.text, { start: joins ? last.span.start : start, end }));
  }
}

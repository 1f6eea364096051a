import { EOF, type IToken, type ParserMethod, type TokenType } from "chevrotain";
import type { Diagnostic } from "./diagnostic.ts";
import * as fault from "./fault.ts";
import type { Expression, Literal, Operand, Reference } from "./rule.ts";
import { isSubjectPath, referenceTo, type Spelling } from "./spelling.ts";
import { templateWarnings } from "./template.ts";
import { asToken, operatorOf, type Token, tokenTypes as t } from "./token.ts";
import { operators, ValueParser } from "./value-parser.ts";

/** The productions of what surrounds a value; written and read as those of `ValueParser`. */
export class OperandParser extends ValueParser {
  protected spelling: Spelling = () => undefined;
  protected loose: Reference[] = [];

  /** ✗ unknownOperator = a hyphenated word, or a word in an operator's place */
  protected readonly unknownOperator: ParserMethod<[], Token> = this.RULE("unknownOperator", () =>
    asToken(
      this.OR([
        { ALT: () => this.CONSUME(t.UnknownComparator) },
        { ALT: () => this.CONSUME(t.Name) },
      ]),
    ),
  );

  /** ✗ reversed = literal operator [ property ] */
  protected readonly reversed: ParserMethod<[], undefined> = this.RULE("reversed", () => {
    const { startOffset } = this.LA(1);
    this.SUBRULE(this.literal);
    this.SUBRULE(this.anyOperator);
    const property = this.OPTION(() => asToken(this.CONSUME(t.Name)));
    this.ACTION(() =>
      this.report(
        property === undefined
          ? fault.missingOperand(startOffset)
          : fault.propertyOnTheRight(property.value, property.span),
      ),
    );
    return undefined;
  });

  /** ✗ nameless = characters that are no name, operator, value */
  protected readonly nameless: ParserMethod<[], undefined> = this.RULE("nameless", () => {
    const { span } = asToken(this.CONSUME(t.Bare));
    this.SUBRULE(this.anyOperator);
    this.SUBRULE(this.value);
    this.ACTION(() => this.report(fault.noName(this.text, span)));
    return undefined;
  });

  private readonly anyOperator: ParserMethod<[], void> = this.RULE("anyOperator", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Comparator) },
      { ALT: () => this.CONSUME(t.UnknownComparator) },
    ]);
  });

  /** ✗ headless = operator value */
  protected readonly headless: ParserMethod<[], undefined> = this.RULE("headless", () => {
    const { startOffset } = this.LA(1);
    this.SUBRULE(this.anyOperator);
    this.SUBRULE(this.value);
    this.ACTION(() => this.report(fault.missingOperand(startOffset)));
    return undefined;
  });

  /** ✗ directReports = "Direct Reports for" [ operator ] [ value ]: as a rule of its own it never comes here */
  protected readonly directReports: ParserMethod<[], undefined> = this.RULE("directReports", () => {
    const { startOffset: start } = this.CONSUME(t.DirectReports);
    const reported = this.diagnostics.length;
    this.OPTION(() => this.CONSUME(t.Comparator));
    this.SUBRULE(this.value);
    this.ACTION(() => {
      this.diagnostics.splice(reported);
      this.report(fault.directReports({ start, end: this.before() }, this.isAlone()));
    });
    return undefined;
  });

  protected compared(
    operand: Token,
    operator: Token,
    value: Literal | undefined,
  ): Expression | undefined {
    if (value === undefined || operand.tokenType === t.Placeholder) return this.broken(operand);
    const name = operatorOf(operator);
    this.diagnostics.push(...templateWarnings(this.text, name, value));
    const left: Operand =
      operand.tokenType === t.Item
        ? { kind: "item", span: operand.span }
        : this.referenceTo(operand);
    const span = { start: operand.span.start, end: this.before() };
    return {
      kind: "comparison",
      operand: left,
      operator: { name, span: operator.span },
      value,
      span,
    };
  }

  /** The reference that a name stands for; another letter case than the known one is worth a hint. */
  protected referenceTo({ value, span }: Token): Reference {
    const spelled = this.spelling(value) ?? value;
    if (spelled !== value) this.report(fault.propertyCase(value, spelled, span));
    return referenceTo(spelled, span);
  }

  /** Tells whether the text holds no comparison. */
  private isAlone(): boolean {
    return !this.input.some(({ tokenType }) => comparisonTypes.has(tokenType));
  }

  /** Notes the fault of a comparison that is not whole, and keeps its name. */
  protected broken(operand: Token, ...diagnostics: readonly Diagnostic[]): undefined {
    this.diagnostics.push(...diagnostics);
    if (operand.tokenType === t.Name) this.loose.push(this.referenceTo(operand));
    return undefined;
  }

  /** What a quantifier stands behind is no property, or nothing stands behind the quantifier. */
  protected unquantified(operand: Token): undefined {
    return operand.tokenType === t.Item
      ? this.broken(operand, fault.quantifiedItem(operand.span))
      : this.broken(operand);
  }

  /** Tells whether an item begins at `ahead`: `_`, `assignedPlan.x`, or a group of nothing but those. */
  protected startsItem(ahead: number): boolean {
    let offset = ahead;
    while (this.is(offset, t.Not)) offset++;
    if (!this.is(offset, t.LeftParenthesis)) return isItem(this.LA(offset));
    for (let depth = 0, items = 0; !this.is(offset, EOF); offset++) {
      if (this.is(offset, t.LeftParenthesis)) depth++;
      else if (this.is(offset, t.RightParenthesis)) depth--;
      else if (isItem(this.LA(offset))) items++;
      else if (this.is(offset, t.Any) || this.is(offset, t.All) || this.startsName(offset))
        return false;
      if (depth === 0) return items > 0;
    }
    return false;
  }

  /** Tells whether a property with an operator behind it begins at `ahead`. */
  private startsName(ahead: number): boolean {
    return this.is(ahead, t.Name) && this.isAny(ahead + 1, operators);
  }
}

/** `_`, or a name behind a prefix that is no subject's. */
const isItem = ({ tokenType, image }: IToken): boolean =>
  tokenType === t.Item || (tokenType === t.Name && image.includes(".") && !isSubjectPath(image));

/** What no `Direct Reports for` has beside it unless there is a comparison, too. */
const comparisonTypes: ReadonlySet<TokenType> = new Set([t.And, t.Or, t.Not, t.Any, t.All, t.Item]);

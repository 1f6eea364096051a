import type { ComparisonOperator, Expression, Literal, Rule, Span } from "../src/index.ts";

/**
 * Parses a legal rule to the tree that `parse` gives: the yardstick of the parse suite.
 *
 * A recursive-descent parser as one writes it for speed: no list of tokens, no recovery, no diagnostics but the first
 * one, no look at the catalogue, and so no other letter case of a name than the one it has. It knows the whole legal
 * language save for a missing space (`user.city-eq "x"`).
 *
 * @throws SyntaxError for a text that is no legal rule
 */
export function parseByHand(text: string): Rule {
  if (text.length > 3072) throw new SyntaxError("the rule is too long");
  return new HandWrittenParser(text).rule();
}

/** What a word or a character stands for. */
type Kind =
  | ("end" | "(" | ")" | "[" | "]" | "," | "text" | "name" | "item" | "number" | "date")
  | ("or" | "and" | "not" | "any" | "all" | "comparator")
  | ("true" | "false" | "null" | "now" | "plus" | "minus");

type Quantifiable = Extract<Expression, { kind: "quantified" }>;
type Property = Quantifiable["property"];
type List = Extract<Literal, { kind: "list" }>;

class HandWrittenParser {
  private readonly text: string;
  private depth = 0;
  /** The token that comes next: what it is, what it stands for, where it is; and where the one before it ends. */
  private kind: Kind = "end";
  private value = "";
  private start = 0;
  private end = 0;
  private before = 0;

  public constructor(text: string) {
    this.text = text;
    this.advance();
  }

  /** rule = directReports | expression */
  public rule(): Rule {
    const rule =
      this.kind === "name" && this.value.toLowerCase() === "direct"
        ? this.directReports()
        : this.disjunction(false);
    return this.kind === "end" ? rule : this.fail();
  }

  /** directReports = "Direct Reports for" string */
  private directReports(): Rule {
    const { start } = this;
    for (const word of ["direct", "reports", "for"]) {
      if (this.kind !== "name" || this.value.toLowerCase() !== word) this.fail();
      this.advance();
    }
    const manager = this.value;
    if (this.kind !== "text" || !guid.test(manager)) this.fail();
    this.advance();
    return { kind: "direct-reports", manager, span: { start, end: this.before } };
  }

  /** disjunction = conjunction { "-or" conjunction } */
  private disjunction(isBare: boolean): Expression {
    const { start } = this;
    const first = this.conjunction(isBare);
    if (!this.goesOn("or", isBare)) return first;
    const operands = [first];
    do {
      this.advance();
      operands.push(this.conjunction(isBare));
    } while (this.goesOn("or", isBare));
    return { kind: "or", operands, span: { start, end: this.before } };
  }

  /** conjunction = negation { "-and" negation } */
  private conjunction(isBare: boolean): Expression {
    const { start } = this;
    const first = this.negation();
    if (!this.goesOn("and", isBare)) return first;
    const operands = [first];
    do {
      this.advance();
      operands.push(this.negation());
    } while (this.goesOn("and", isBare));
    return { kind: "and", operands, span: { start, end: this.before } };
  }

  /** negation = "-not" negation | primary */
  private negation(): Expression {
    if (this.kind !== "not") return this.primary();
    const { start } = this;
    this.deepen();
    this.advance();
    const operand = this.negation();
    this.depth--;
    return { kind: "not", operand, span: { start, end: this.before } };
  }

  /** primary = "(" disjunction ")" | comparison */
  private primary(): Expression {
    if (this.kind !== "(") return this.comparison();
    this.deepen();
    this.advance();
    const inner = this.disjunction(false);
    this.expect(")");
    this.depth--;
    return inner;
  }

  /** comparison = operand operator value | property quantifier body */
  private comparison(): Expression {
    const { start } = this;
    const span = { start, end: this.end };
    if (this.kind === "item") {
      this.advance();
      return this.compared({ kind: "item", span }, start);
    }
    if (this.kind !== "name") this.fail();
    const dot = this.value.indexOf(".");
    const property: Property =
      dot === -1
        ? { kind: "reference", name: this.value, span }
        : {
            kind: "reference",
            prefix: this.value.slice(0, dot),
            name: this.value.slice(dot + 1),
            span,
          };
    this.advance();
    const next = this.peek();
    return next === "any" || next === "all"
      ? this.quantified(property, next)
      : this.compared(property, start);
  }

  private compared(
    operand: Extract<Expression, { kind: "comparison" }>["operand"],
    start: number,
  ): Expression {
    const name = comparators.get(this.value);
    if (this.kind !== "comparator" || name === undefined) this.fail();
    const operator = { name, span: { start: this.start, end: this.end } };
    this.advance();
    const value = this.constant();
    return { kind: "comparison", operand, operator, value, span: { start, end: this.before } };
  }

  /** quantified = property ( "-any" | "-all" ) ( "(" disjunction ")" | the items that follow each other ) */
  private quantified(property: Property, name: "any" | "all"): Expression {
    const quantifier = { name, span: { start: this.start, end: this.end } };
    this.advance();
    const isBare = this.kind !== "(";
    const body = isBare ? this.disjunction(true) : this.primary();
    const span = { start: property.span.start, end: this.before };
    if (property.name.toLowerCase() !== "memberof")
      return { kind: "quantified", property, quantifier, body, span };
    const isForm = name === "any" && !isBare && body.kind === "comparison";
    if (!isForm || body.operator.name !== "in" || body.value.kind !== "list") this.fail();
    return { kind: "member-of", property, groups: body.value, span };
  }

  /** value = string | "true" | "false" | "null" | number | date | now | "(" now ")" | list */
  private constant(): Literal {
    const { kind, value } = this;
    const span = { start: this.start, end: this.end };
    this.advance();
    if (kind === "text") return { kind: "string", value, span };
    if (kind === "true" || kind === "false")
      return { kind: "boolean", value: kind === "true", span };
    if (kind === "null") return { kind: "null", span };
    if (kind === "number" || kind === "date") return { kind, text: value, span };
    if (kind === "[") return this.list(span.start);
    if (kind === "now") return this.now(span);
    const inner = kind === "(" ? this.constant() : this.fail();
    if (inner.kind !== "now") this.fail();
    this.expect(")");
    return inner;
  }

  /** now = "system.now" [ ( "-plus" | "-minus" ) duration ]; its first word is read already */
  private now(span: Span): Literal {
    if (this.kind !== "plus" && this.kind !== "minus") return { kind: "now", span };
    const direction = this.kind;
    this.advance();
    const word = this.value.toUpperCase();
    if (this.peek() !== "name" || !duration.test(word)) this.fail();
    this.advance();
    const whole = { start: span.start, end: this.before };
    return { kind: "now", step: { direction, duration: word }, span: whole };
  }

  /** list = "[" value { "," value } "]"; its bracket is read already */
  private list(start: number): List {
    const items = [this.constant()];
    while (this.kind === ",") {
      this.advance();
      items.push(this.constant());
    }
    this.expect("]");
    if (items.length > 1000) this.fail();
    return { kind: "list", items, span: { start, end: this.before } };
  }

  /** Tells whether the connective comes next; in a bare body of a quantifier, with an item behind it. */
  private goesOn(connective: "and" | "or", isBare: boolean): boolean {
    return this.kind === connective && (!isBare || this.itemFollows());
  }

  /** Tells whether an item of a quantifier follows the connective that comes next. */
  private itemFollows(): boolean {
    const { kind, value, start, end, before } = this;
    do this.advance();
    while (this.kind === "not" || this.kind === "(");
    const follows =
      this.kind === "item" ||
      (this.kind === "name" && this.value.includes(".") && !subject.test(this.value));
    Object.assign(this, { kind, value, start, end, before });
    return follows;
  }

  private expect(kind: Kind): void {
    if (this.kind !== kind) this.fail();
    this.advance();
  }

  private deepen(): void {
    this.depth++;
    if (this.depth > 64) this.fail();
  }

  /** The kind of the token that is next, whatever was asked of it before. */
  private peek(): Kind {
    return this.kind;
  }

  private fail(): never {
    throw new SyntaxError(`\`${this.value}\` at ${this.start} cannot stand here`);
  }

  /** Reads the next token. */
  private advance(): void {
    const { text } = this;
    this.before = this.end;
    let offset = this.end;
    let unit = text.charCodeAt(offset);
    while (unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 160)
      unit = text.charCodeAt(++offset);
    this.start = offset;
    const mark = unit === 34 || unit === 39 ? "text" : marks.get(unit);
    if (mark === "text") this.quoted(unit, offset + 1);
    else if (mark !== undefined) {
      this.kind = mark;
      this.end = offset + 1;
    } else if (offset === text.length) {
      this.kind = "end";
      this.end = offset;
    } else this.word(offset);
  }

  /** A string in double quotes (where `\` or `` ` `` escape one) or in single ones; `''` is an apostrophe in both. */
  private quoted(quote: number, from: number): void {
    const { text } = this;
    let offset = from;
    let hasEscapes = false;
    for (; ; offset++) {
      const unit = text.charCodeAt(offset);
      if (Number.isNaN(unit)) this.fail();
      const next = unit === 39 || unit === 92 || unit === 96 ? text.charCodeAt(offset + 1) : 0;
      const isEscape = unit === 39 ? next === 39 : quote === 34 && next === 34;
      if (isEscape) {
        hasEscapes = true;
        offset++;
      } else if (unit === quote) break;
    }
    const raw = text.slice(from, offset);
    const escapes = quote === 34 ? /[\\`]"|''/gu : /''/gu;
    this.kind = "text";
    this.value = hasEscapes ? raw.replaceAll(escapes, (escape) => escape.charAt(1)) : raw;
    this.end = offset + 1;
  }

  /** A name, an operator or a constant without quotes. */
  private word(from: number): void {
    const { text } = this;
    let offset = from;
    while (offset < text.length && isOfWord(text.charCodeAt(offset))) offset++;
    const word = text.slice(from, offset);
    const known = words.get(word) ?? words.get(word.toLowerCase());
    this.end = offset;
    this.kind = known?.kind ?? kindOf(word) ?? this.fail();
    this.value = known?.value ?? word;
  }
}

const marks: ReadonlyMap<number, Kind> = new Map([
  [40, "("],
  [41, ")"],
  [91, "["],
  [93, "]"],
  [44, ","],
]);

/** A letter, a digit or one of `_.$:+-`. */
function isOfWord(unit: number): boolean {
  if (unit >= 97 && unit <= 122) return true;
  if (unit >= 128) return letter.test(String.fromCharCode(unit));
  return (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 58) || others.has(unit);
}

const letter = /[\p{L}\p{N}]/u;
const others: ReadonlySet<number> = new Set(
  Array.from("_.$+-", (character) => character.charCodeAt(0)),
);

/** What a word is that is no operator and no constant. */
function kindOf(word: string): Kind | undefined {
  if (name.test(word)) return "name";
  if (date.test(word)) return "date";
  return number.test(word) ? "number" : undefined;
}

const name = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*$/u;
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:T[\w:.+-]*)?$/iu;
const number = /^[+-]?\d+(?:\.\d+)?$/;
const duration = /^P(?=\d|T\d)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const subject = /^(?:user|device)\./iu;

const comparisonNames: readonly ComparisonOperator[] = [
  ...(["eq", "ne", "startsWith", "notStartsWith", "endsWith", "notEndsWith"] as const),
  ...(["contains", "notContains", "match", "notMatch", "in", "notIn", "ge", "le"] as const),
];

const comparators: ReadonlyMap<string, ComparisonOperator> = new Map(
  comparisonNames.map((operator) => [operator, operator]),
);

/** The words of the language as they are usually written and in lower case, operators with their hyphen and without. */
const words: ReadonlyMap<string, { readonly kind: Kind; readonly value: string }> = new Map([
  ...comparisonNames.flatMap((operator) => forms(operator, "comparator")),
  ...(["or", "and", "not", "any", "all", "plus", "minus"] as const).flatMap((word) =>
    forms(word, word),
  ),
  ["_", { kind: "item", value: "_" }],
  ...(["true", "false", "null"] as const).flatMap(
    (word): [string, { kind: Kind; value: string }][] => [
      [word, { kind: word, value: word }],
      [`$${word}`, { kind: word, value: word }],
    ],
  ),
  ["system.now", { kind: "now", value: "system.now" }],
]);

function forms(value: string, kind: Kind): [string, { kind: Kind; value: string }][] {
  return [value, value.toLowerCase()].flatMap((word): [string, { kind: Kind; value: string }][] => [
    [word, { kind, value }],
    [`-${word}`, { kind, value }],
  ]);
}

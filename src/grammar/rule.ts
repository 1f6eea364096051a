import type { ComparisonOperator, Quantifier, StepDirection } from "./operators.ts";
import type { Span } from "./span.ts";

/**
 * A membership rule as it was written: names are not yet resolved, values not yet typed.
 *
 * Parentheses are not nodes: they show in the nesting. Two rules are the same when they differ in spans only.
 */
export type Rule = Expression | DirectReports;

/** What a rule, a parenthesis or the body of a quantifier holds. */
export type Expression = Disjunction | Conjunction | Negation | Comparison | Quantified | MemberOf;

/** `A -or B -or …`: at least two operands. */
export interface Disjunction {
  readonly kind: "or";
  readonly operands: readonly Expression[];
  readonly span: Span;
}

/** `A -and B -and …`: at least two operands. */
export interface Conjunction {
  readonly kind: "and";
  readonly operands: readonly Expression[];
  readonly span: Span;
}

/** `-not A`. */
export interface Negation {
  readonly kind: "not";
  readonly operand: Expression;
  readonly span: Span;
}

/** `operand operator value`. */
export interface Comparison {
  readonly kind: "comparison";
  readonly operand: Operand;
  readonly operator: Operator<ComparisonOperator>;
  readonly value: Literal;
  readonly span: Span;
}

/** `property -any (body)` or `property -all (body)`. */
export interface Quantified {
  readonly kind: "quantified";
  readonly property: Reference;
  readonly quantifier: Operator<Quantifier>;
  readonly body: Expression;
  readonly span: Span;
}

/** `user.memberOf -any (group.objectId -in [ids])`, the only form that `memberOf` has. */
export interface MemberOf {
  readonly kind: "member-of";
  readonly property: Reference;
  readonly groups: ListLiteral;
  readonly span: Span;
}

/** `Direct Reports for "manager"`: a whole rule of its own. */
export interface DirectReports {
  readonly kind: "direct-reports";
  /** The manager's object id. */
  readonly manager: string;
  readonly span: Span;
}

/** An operator or a quantifier where it stands. */
export interface Operator<Name> {
  readonly name: Name;
  readonly span: Span;
}

/** What a comparison looks at. */
export type Operand = Reference | Item;

/** `user.department`, `assignedPlan.service`: a name behind a prefix, which the writer may have left out. */
export interface Reference {
  readonly kind: "reference";
  readonly prefix?: string;
  readonly name: string;
  readonly span: Span;
}

/** `_`: the element of a string collection. */
export interface Item {
  readonly kind: "item";
  readonly span: Span;
}

/** A constant as it was written. */
export type Literal =
  | StringLiteral
  | BooleanLiteral
  | NullLiteral
  | NumberLiteral
  | DateLiteral
  | NowLiteral
  | ListLiteral;

/** A quoted string; `value` has its escapes resolved. */
export interface StringLiteral {
  readonly kind: "string";
  readonly value: string;
  readonly span: Span;
}

/** `true` or `false`. */
export interface BooleanLiteral {
  readonly kind: "boolean";
  readonly value: boolean;
  readonly span: Span;
}

/** `null`. */
export interface NullLiteral {
  readonly kind: "null";
  readonly span: Span;
}

/** A number, as its digits stand. */
export interface NumberLiteral {
  readonly kind: "number";
  readonly text: string;
  readonly span: Span;
}

/** An unquoted date, as its digits stand; not yet looked up in the calendar. */
export interface DateLiteral {
  readonly kind: "date";
  readonly text: string;
  readonly span: Span;
}

/** `system.now`, with at most one step of an ISO 8601 duration (in upper case). */
export interface NowLiteral {
  readonly kind: "now";
  readonly step?: { readonly direction: StepDirection; readonly duration: string };
  readonly span: Span;
}

/** `[a, b, …]`: at least one item. */
export interface ListLiteral {
  readonly kind: "list";
  readonly items: readonly Literal[];
  readonly span: Span;
}

import type {
  Comparison,
  Conjunction,
  DirectReports,
  Disjunction,
  MemberOf,
  Negation,
  Quantified,
  Rule,
} from "../grammar/rule.ts";
import type { ComparisonOperator, Quantifier } from "../grammar/operators.ts";
import type { ItemProperty, Property, SubjectKind } from "../schema/property.ts";
import type { Pattern } from "../text/pattern/pattern.ts";
import type { Version } from "./version.ts";

/** Marks what `check` made: nothing else can be compiled or evaluated. */
export const checked: unique symbol = Symbol("checked");

/** A rule whose names are resolved and whose values are typed. Only `check` makes one, and only of a legal rule. */
export interface CheckedRule {
  readonly [checked]: true;
  readonly subject: SubjectKind;
  /** The text that was checked, where it was one: the spans of the tree are places in it. */
  readonly text?: string;
  readonly rule: Rule;
  readonly condition: Condition;
  /** The properties that the rule reads, by the keys under which a subject holds them, each once. */
  readonly reads: readonly string[];
  /** Whether the answer depends on the time, through `system.now`. */
  readonly readsClock: boolean;
}

/** What must hold of a subject or, inside a quantifier, of an item. `written` is the part of the rule that says so. */
export type Condition = Junction | Inversion | Test | Quantification | Membership | Reporting;

/** Every operand, or at least one, holds. */
export interface Junction {
  readonly kind: "and" | "or";
  readonly operands: readonly Condition[];
  readonly written: Conjunction | Disjunction;
}

/** The operand does not hold. */
export interface Inversion {
  readonly kind: "not";
  readonly operand: Condition;
  readonly written: Negation;
}

/** One value compared with a constant. */
export interface Test {
  readonly kind: "test";
  readonly source: Source;
  readonly operator: ComparisonOperator;
  readonly value: Value;
  readonly written: Comparison;
}

/** Some item, or every item, of a collection satisfies the body. */
export interface Quantification {
  readonly kind: "quantified";
  readonly property: Property;
  readonly quantifier: Quantifier;
  readonly body: Condition;
  readonly written: Quantified;
}

/** The subject is in one of the groups. */
export interface Membership {
  readonly kind: "member-of";
  readonly property: Property;
  /** Object ids as written; compared ignoring case. */
  readonly groups: readonly string[];
  readonly written: MemberOf;
}

/** The user's manager is this one. */
export interface Reporting {
  readonly kind: "direct-reports";
  /** The manager's object id; compared ignoring case. */
  readonly manager: string;
  readonly written: DirectReports;
}

/** Where the value of a test comes from. */
export type Source =
  | { readonly kind: "property"; readonly property: Property }
  | { readonly kind: "item" }
  | { readonly kind: "item property"; readonly property: ItemProperty };

/** The constant of a test, typed. */
export type Value =
  | { readonly kind: "null" }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "strings"; readonly texts: readonly string[] }
  | { readonly kind: "boolean"; readonly isTrue: boolean }
  | { readonly kind: "instant"; readonly milliseconds: number }
  /** `system.now` and so many milliseconds. */
  | { readonly kind: "now"; readonly milliseconds: number }
  | { readonly kind: "version"; readonly version: Version }
  | { readonly kind: "pattern"; readonly source: string; readonly pattern: Pattern };

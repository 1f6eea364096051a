/**
 * The operators: how each is spelled, and its opposite.
 *
 * To add one, add its row here; the compiler then asks for its operand types (`check/operand-types.ts`) and its
 * meaning (`eval/meaning.ts`).
 */
export const comparisonOperators = {
  eq: { spelling: "-eq", negates: false, positive: "eq" },
  ne: { spelling: "-ne", negates: true, positive: "eq" },
  startsWith: { spelling: "-startsWith", negates: false, positive: "startsWith" },
  notStartsWith: { spelling: "-notStartsWith", negates: true, positive: "startsWith" },
  endsWith: { spelling: "-endsWith", negates: false, positive: "endsWith" },
  notEndsWith: { spelling: "-notEndsWith", negates: true, positive: "endsWith" },
  contains: { spelling: "-contains", negates: false, positive: "contains" },
  notContains: { spelling: "-notContains", negates: true, positive: "contains" },
  match: { spelling: "-match", negates: false, positive: "match" },
  notMatch: { spelling: "-notMatch", negates: true, positive: "match" },
  in: { spelling: "-in", negates: false, positive: "in" },
  notIn: { spelling: "-notIn", negates: true, positive: "in" },
  ge: { spelling: "-ge", negates: false, positive: "ge" },
  le: { spelling: "-le", negates: false, positive: "le" },
} as const;

/** `eq` … `le`: what stands between a property and a value. */
export type ComparisonOperator = keyof typeof comparisonOperators;

/** The operators that are no other's complement; every negated one is defined through one of these. */
export type PositiveOperator = (typeof comparisonOperators)[ComparisonOperator]["positive"];

/** The names in the order of the table. */
export const comparisonOperatorNames: readonly ComparisonOperator[] = Object.keys(
  comparisonOperators,
).filter((name): name is ComparisonOperator => name in comparisonOperators);

/** The logical operators, loosest first: a higher precedence binds tighter. */
export const logicalOperators = {
  or: { spelling: "-or", precedence: 1 },
  and: { spelling: "-and", precedence: 2 },
  not: { spelling: "-not", precedence: 3 },
} as const;

/** The quantifiers over the items of a collection. */
export const quantifiers = { any: { spelling: "-any" }, all: { spelling: "-all" } } as const;

/** Some item, or every item. */
export type Quantifier = keyof typeof quantifiers;

/** The steps from `system.now`. */
export const steps = { plus: { spelling: "-plus" }, minus: { spelling: "-minus" } } as const;

/** Forward or back in time. */
export type StepDirection = keyof typeof steps;

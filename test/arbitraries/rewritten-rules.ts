import * as fc from "fast-check";
import {
  check,
  type Comparison,
  type ComparisonOperator,
  type Expression,
  type Literal,
  print,
  type Quantified,
  type Rule,
} from "../../src/index.ts";

/** Draws a rule that means the same as the given one, by up to four steps that keep the meaning. */
export const rewrittenRule = (rule: Rule): fc.Arbitrary<Rule> =>
  fc
    .array(step, { minLength: 1, maxLength: 4 })
    .map((steps) => steps.reduce((before, drawn) => stepped(before, drawn, sameMeaning), rule));

/** Draws a rule that means nearly the same: one value, operator, quantifier or connective is another. */
export const changedRule = (rule: Rule): fc.Arbitrary<Rule> =>
  step.map((drawn) => {
    const changed = stepped(rule, drawn, otherMeaning);
    return check(changed).ok ? changed : rule;
  });

/** Which part of a rule is changed, and how. */
interface Step {
  readonly part: number;
  readonly change: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  part: fc.nat({ max: 1000 }),
  change: fc.nat({ max: 1000 }),
});

type Change = (part: Expression) => Expression | undefined;

/** Beyond this length a rule is doubled no more. */
const longest = 4000;

function stepped(rule: Rule, { part, change }: Step, changes: readonly Change[]): Rule {
  if (rule.kind === "direct-reports" || rule.kind === "member-of") return rule;
  if (print(rule).length > longest) return rule;
  const parts = [...partsOf(rule)];
  const target = parts[part % parts.length] ?? rule;
  const changed = changes.flatMap((one) => one(target) ?? []);
  return replaced(rule, target, changed[change % changed.length] ?? target);
}

function* partsOf(rule: Expression): Generator<Expression> {
  yield rule;
  if (rule.kind === "and" || rule.kind === "or")
    for (const operand of rule.operands) yield* partsOf(operand);
  else if (rule.kind === "not") yield* partsOf(rule.operand);
  else if (rule.kind === "quantified") yield* partsOf(rule.body);
}

function replaced(rule: Expression, target: Expression, by: Expression): Expression {
  if (rule === target) return by;
  switch (rule.kind) {
    case "and":
    case "or":
      return { ...rule, operands: rule.operands.map((operand) => replaced(operand, target, by)) };
    case "not":
      return { ...rule, operand: replaced(rule.operand, target, by) };
    case "quantified":
      return { ...rule, body: replaced(rule.body, target, by) };
    case "comparison":
    case "member-of":
      return rule;
    default:
      return rule satisfies never;
  }
}

const span = { start: 0, end: 0 };
const nothing: Literal = { kind: "null", span };
const not = (operand: Expression): Expression => ({ kind: "not", operand, span });
const joined = (kind: "and" | "or", operands: readonly Expression[]): Expression => {
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : { kind, operands, span };
};
const dual = { and: "or", or: "and" } as const;

const positives: Readonly<Partial<Record<ComparisonOperator, ComparisonOperator>>> = {
  ne: "eq",
  notStartsWith: "startsWith",
  notEndsWith: "endsWith",
  notContains: "contains",
  notMatch: "match",
  notIn: "in",
};
const negatives = new Map(
  Object.entries(positives).map(([negative, positive]) => [
    positive,
    negative as ComparisonOperator,
  ]),
);

const withOperator = (comparison: Comparison, name: ComparisonOperator): Comparison => ({
  ...comparison,
  operator: { ...comparison.operator, name },
});

/** Changes of a comparison, for any part. */
const ofComparison =
  (change: (comparison: Comparison) => Expression | undefined): Change =>
  (part) =>
    part.kind === "comparison" ? change(part) : undefined;

/** Changes of a positive comparison, for it and for its negation. */
const ofPositive = (change: (comparison: Comparison) => Expression | undefined): Change =>
  ofComparison((comparison) => {
    const positive = positives[comparison.operator.name];
    if (positive === undefined) return change(comparison);
    const changed = change(withOperator(comparison, positive));
    return changed && not(changed);
  });

const ofQuantified =
  (change: (quantified: Quantified) => Expression | undefined): Change =>
  (part) =>
    part.kind === "quantified" ? change(part) : undefined;

const withBody = (quantified: Quantified, body: Expression): Quantified => ({
  ...quantified,
  body,
});

const textProperties = /^(?:city|department|objectId|extension_.*)$/i;
const collections = /^(?:otherMails|proxyAddresses)$/;

const isText = ({ operand }: Comparison): boolean =>
  operand.kind === "item" || textProperties.test(operand.name);

/** What keeps the meaning of any part of a rule. */
const sameMeaning: readonly Change[] = [
  (part) => not(not(part)),
  (part) => joined("or", [part, part]),
  (part) => joined("and", [part, part, part]),
  (part) => (part.kind === "not" && part.operand.kind === "not" ? part.operand.operand : undefined),
  // De Morgan
  (part) =>
    part.kind === "and" || part.kind === "or"
      ? not(joined(dual[part.kind], part.operands.map(not)))
      : undefined,
  (part) =>
    part.kind === "not" && (part.operand.kind === "and" || part.operand.kind === "or")
      ? joined(dual[part.operand.kind], part.operand.operands.map(not))
      : undefined,
  (part) =>
    part.kind === "and" || part.kind === "or"
      ? { ...part, operands: part.operands.toReversed() }
      : undefined,
  // Absorption
  (part) => {
    if (part.kind !== "and" && part.kind !== "or") return undefined;
    const [first] = part.operands;
    return first && joined(part.kind, [...part.operands, joined(dual[part.kind], [first, part])]);
  },
  // Distribution
  (part) => {
    if (part.kind !== "and" && part.kind !== "or") return undefined;
    const [first, second, ...others] = part.operands;
    if (first === undefined || second?.kind !== dual[part.kind]) return undefined;
    const each = second.operands.map((operand) => joined(part.kind, [first, operand]));
    return joined(part.kind, [joined(second.kind, each), ...others]);
  },
  ofComparison((comparison) => {
    const positive = positives[comparison.operator.name];
    return positive && not(withOperator(comparison, positive));
  }),
  ofComparison((comparison) => {
    const negative = negatives.get(comparison.operator.name);
    return negative === undefined ? undefined : not(withOperator(comparison, negative));
  }),
  // A list is a chain of equalities, and can be split
  ofPositive((comparison) => {
    const { operator, value } = comparison;
    if (operator.name !== "in" || value.kind !== "list") return undefined;
    return joined(
      "or",
      value.items.map((item) => ({ ...withOperator(comparison, "eq"), value: item })),
    );
  }),
  ofPositive((comparison) => {
    const { operator, value } = comparison;
    if (operator.name !== "in" || value.kind !== "list" || value.items.length < 2) return undefined;
    const halves = [value.items.slice(0, 1), value.items.slice(1)];
    return joined(
      "or",
      halves.map((items) => ({ ...comparison, value: { ...value, items } })),
    );
  }),
  ofPositive((comparison) => {
    const { operator, value } = comparison;
    if (operator.name !== "eq" || value.kind !== "string" || !isText(comparison)) return undefined;
    return {
      ...withOperator(comparison, "in"),
      value: { kind: "list", items: [value, value], span },
    };
  }),
  // Searches are patterns
  ofPositive((comparison) => {
    const { operator, value } = comparison;
    if (value.kind !== "string" || !isText(comparison) || value.value === "") return undefined;
    const escaped = value.value.replaceAll(/[\\.[\](){}*+?^$|]/gu, String.raw`\$&`);
    const pattern = (source: string): Comparison => ({
      ...withOperator(comparison, "match"),
      value: { ...value, value: source },
    });
    if (operator.name === "contains") return pattern(escaped);
    return operator.name === "startsWith" ? pattern(`^${escaped}`) : undefined;
  }),
  // An operator of a collection asks for some item
  ofPositive((comparison) => {
    const { operand, value } = comparison;
    if (operand.kind === "item" || !collections.test(operand.name)) return undefined;
    return {
      kind: "quantified",
      property: operand,
      quantifier: { name: value.kind === "null" ? "all" : "any", span },
      body: { ...comparison, operand: { kind: "item", span } },
      span,
    };
  }),
  ofQuantified((quantified) =>
    not({
      ...withBody(quantified, not(quantified.body)),
      quantifier: { name: quantified.quantifier.name === "any" ? "all" : "any", span },
    }),
  ),
  ofQuantified((quantified) => {
    const { body, quantifier } = quantified;
    const kind = quantifier.name === "any" ? "or" : "and";
    return body.kind === kind
      ? joined(
          kind,
          body.operands.map((operand) => withBody(quantified, operand)),
        )
      : undefined;
  }),
  // A boolean is one of three
  ofComparison((comparison) => {
    const { operator, value } = comparison;
    if (operator.name !== "eq" || value.kind !== "boolean") return undefined;
    const other = { ...withOperator(comparison, "ne"), value: { ...value, value: !value.value } };
    return joined("and", [other, { ...withOperator(comparison, "ne"), value: nothing }]);
  }),
  ofPositive((comparison) =>
    comparison.operator.name === "eq" && comparison.value.kind === "date"
      ? joined("and", [withOperator(comparison, "ge"), withOperator(comparison, "le")])
      : undefined,
  ),
];

const searches = ["eq", "startsWith", "endsWith", "contains"] as const;

const otherOperator = (to: (name: ComparisonOperator) => ComparisonOperator | undefined): Change =>
  ofComparison((comparison) => {
    const name = to(comparison.operator.name);
    return name && withOperator(comparison, name);
  });

const otherText = (to: (text: string) => string): Change =>
  ofComparison((comparison) => {
    const { value } = comparison;
    if (value.kind === "string")
      return { ...comparison, value: { ...value, value: to(value.value) } };
    if (value.kind !== "list") return undefined;
    const [first, ...others] = value.items;
    if (first?.kind !== "string") return undefined;
    return {
      ...comparison,
      value: { ...value, items: [{ ...first, value: to(first.value) }, ...others] },
    };
  });

/** What most often changes the meaning of a part, and never by much. */
const otherMeaning: readonly Change[] = [
  (part) =>
    part.kind === "and" || part.kind === "or" ? { ...part, kind: dual[part.kind] } : undefined,
  (part) => (part.kind === "and" || part.kind === "or" ? part.operands[0] : undefined),
  (part) => (part.kind === "not" ? part.operand : not(part)),
  ofQuantified((quantified) => ({
    ...quantified,
    quantifier: { name: quantified.quantifier.name === "any" ? "all" : "any", span },
  })),
  // Every part of a body of an item of its own
  ofQuantified((quantified) => {
    const { body } = quantified;
    return body.kind === "and" || body.kind === "or"
      ? joined(
          body.kind,
          body.operands.map((operand) => withBody(quantified, operand)),
        )
      : undefined;
  }),
  otherOperator((name) => positives[name] ?? negatives.get(name)),
  otherOperator((name) => (name === "ge" ? "le" : name === "le" ? "ge" : undefined)),
  ...searches.map((search) =>
    otherOperator((name) =>
      (searches as readonly string[]).includes(name) && name !== search ? search : undefined,
    ),
  ),
  otherText((text) => `${text}a`),
  otherText((text) => text.slice(1)),
  otherText((text) => text.slice(0, -1)),
  otherText((text) => text.replace(/s/iu, "ſ").replace(/k/iu, "\u212a").replace(/i/iu, "ı")),
  ofComparison((comparison) => {
    const { value } = comparison;
    return value.kind === "list" && value.items.length > 1
      ? { ...comparison, value: { ...value, items: value.items.slice(1) } }
      : undefined;
  }),
  ofComparison((comparison) => {
    const { value } = comparison;
    if (value.kind === "boolean")
      return { ...comparison, value: { ...value, value: !value.value } };
    return value.kind === "now"
      ? {
          ...comparison,
          value: { kind: "now", step: { direction: "plus", duration: "P1D" }, span },
        }
      : undefined;
  }),
  // The unset left out
  ofComparison((comparison) =>
    comparison.value.kind === "null" || comparison.operand.kind === "item"
      ? undefined
      : joined("and", [comparison, { ...withOperator(comparison, "ne"), value: nothing }]),
  ),
];

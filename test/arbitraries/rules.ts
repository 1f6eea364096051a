import * as fc from "fast-check";
import {
  catalogue,
  type ComparisonOperator,
  comparisonOperators,
  type Expression,
  type Literal,
  print,
  type Property,
  type PropertyType,
  type Rule,
  type SubjectKind,
} from "../../src/index.ts";
import { dateNear, durations, noon } from "./dates.ts";
import { pattern } from "./patterns.ts";
import { version } from "./versions.ts";
import { objectId, word } from "./words.ts";

const span = { start: 0, end: 0 };

type Operand = Extract<Expression, { kind: "comparison" }>["operand"];
type Reference = Extract<Operand, { kind: "reference" }>;

/**
 * Legal rules about users or about devices, as trees without places in a text: every type of property, every operator
 * that it takes, every kind of value; quantifiers, `memberOf` and Direct Reports among them.
 */
export function legalRule(
  kind: SubjectKind,
  properties: readonly Property[] = propertiesOf(kind),
): fc.Arbitrary<Rule> {
  const compared = properties.filter(({ name }) => name !== "memberOf");
  const special = [
    ...(compared.length < properties.length ? [memberOf(kind)] : []),
    ...(kind === "user" ? [directReports] : []),
  ];
  return fc
    .oneof(
      { weight: 20, arbitrary: expression(oneOfEachType(compared)) },
      ...special.map((arbitrary) => ({ weight: 1, arbitrary })),
    )
    .filter((rule) => print(rule).length <= 3072)
    .map(legible);
}

/** A counterexample shows the rule as text. */
const legible = (rule: Rule): Rule =>
  Object.assign({}, rule, { [fc.toStringMethod]: () => print(rule) });

/** The properties of a kind of subject; for users, two extension properties of an application among them. */
export function propertiesOf(kind: SubjectKind): Property[] {
  const own = catalogue.filter(({ subject }) => subject === kind);
  return kind === "user" ? [...own, ...extensions] : own;
}

const extensions = ["costCenter", "Level_2"].map((name): Property => {
  const full = `extension_0123456789abcdef0123456789abcdef_${name}`;
  return { subject: "user", name: full, type: "string" };
});

/** Comparisons, so that each type of property is as frequent as any other. */
function oneOfEachType(properties: readonly Property[]): fc.Arbitrary<Expression> {
  const byType = Map.groupBy(properties, ({ type }) => type);
  return fc.oneof(...[...byType.values()].map((some) => fc.oneof(...some.map(askedOf))));
}

/** A comparison of a property, or a quantifier over it. */
function askedOf(property: Property): fc.Arbitrary<Expression> {
  const reference: Reference = {
    kind: "reference",
    prefix: property.subject,
    name: property.name,
    span,
  };
  const [comparison, ...others] = comparisonsOf(
    property.type,
    property.name === "objectId" ? objectId : textOf(property),
  ).map((pair) => pair.map(([operator, value]) => compared(reference, operator, value)));
  const items = itemsOf(property.type);
  const quantified = items === undefined ? [] : [quantifiedOver(reference, items)];
  return fc.oneof(
    comparison ?? fc.constant(compared(reference, "ne", nothing)),
    ...others,
    ...quantified,
    ...quantified,
  );
}

const textOf = ({ values }: Property): fc.Arbitrary<string> =>
  values === undefined ? word : fc.oneof(word, fc.constantFrom(...values));

const compared = (operand: Operand, name: ComparisonOperator, value: Literal): Expression => ({
  kind: "comparison",
  operand,
  operator: { name, span },
  value,
  span,
});

type Pair = fc.Arbitrary<[ComparisonOperator, Literal]>;

/** What a type of property can be compared by and with. */
function comparisonsOf(type: PropertyType, text: fc.Arbitrary<string>): Pair[] {
  const byNull: Pair = fc.tuple(equality, fc.constant(nothing));
  switch (type) {
    case "boolean":
      return [fc.tuple(equality, truth), byNull];
    case "string":
    case "string collection":
      return [...textComparisons(text), byNull];
    case "version":
      return [...textComparisons(version), fc.tuple(ordering, version.map(stringLiteral)), byNull];
    case "date":
      return [fc.tuple(fc.oneof(equality, ordering), date), fc.tuple(ordering, now), byNull];
    case "plan collection":
      return [byNull];
    case "reference collection":
      return [];
    default:
      return type satisfies never;
  }
}

function textComparisons(text: fc.Arbitrary<string>): Pair[] {
  const list = fc
    .array(text.map(stringLiteral), { minLength: 1, maxLength: 5 })
    .map((items): Literal => ({ kind: "list", items, span }));
  return [
    fc.tuple(fc.constantFrom(...searches), text.map(stringLiteral)),
    fc.tuple(fc.constantFrom("match", "notMatch"), pattern().map(stringLiteral)),
    fc.tuple(fc.constantFrom("in", "notIn"), list),
  ];
}

const searches = [
  "eq",
  "ne",
  "startsWith",
  "notStartsWith",
  "endsWith",
  "notEndsWith",
  "contains",
  "notContains",
] as const;
const equality = fc.constantFrom<ComparisonOperator[]>("eq", "ne");
const ordering = fc.constantFrom<ComparisonOperator[]>("ge", "le");

const nothing: Literal = { kind: "null", span };
const stringLiteral = (value: string): Literal => ({ kind: "string", value, span });

const truth = fc.oneof(
  fc.boolean().map((value): Literal => ({ kind: "boolean", value, span })),
  fc.constantFrom("true", "False").map(stringLiteral),
);

const date = fc
  .tuple(
    dateNear(noon.getTime(), Date.UTC(2024, 1, 29), Date.UTC(2025, 0, 1), Date.UTC(1969, 11, 31)),
    fc.boolean(),
  )
  .map(([text, isQuoted]): Literal =>
    isQuoted ? stringLiteral(text) : { kind: "date", text, span },
  );

const now = fc
  .option(
    fc.record({
      direction: fc.constantFrom("plus", "minus"),
      duration: fc.constantFrom(...durations.keys()),
    }),
  )
  .map((step): Literal => ({ kind: "now", ...(step !== null && { step }), span }));

/** What a quantifier over a type of property asks of its items. */
function itemsOf(type: PropertyType): fc.Arbitrary<Expression> | undefined {
  if (type === "string collection") return itemComparison({ kind: "item", span }, word);
  if (type !== "plan collection") return undefined;
  return fc.oneof(
    ...Object.entries(planValues).map(([name, text]) =>
      itemComparison({ kind: "reference", prefix: "assignedPlan", name, span }, text),
    ),
  );
}

const planValues = {
  capabilityStatus: fc.constantFrom("Enabled", "Deleted", "enabled"),
  service: word,
  servicePlanId: objectId,
} as const;

const itemComparison = (operand: Operand, text: fc.Arbitrary<string>): fc.Arbitrary<Expression> =>
  fc
    .oneof(...comparisonsOf("string", text))
    .map(([operator, value]) => compared(operand, operator, value));

const quantifiedOver = (
  property: Reference,
  items: fc.Arbitrary<Expression>,
): fc.Arbitrary<Expression> =>
  fc.record({
    kind: fc.constant("quantified"),
    property: fc.constant(property),
    quantifier: fc.record({ name: fc.constantFrom("any", "all"), span: fc.constant(span) }),
    body: expression(items),
    span: fc.constant(span),
  });

/** Conjunctions, disjunctions and negations over the given comparisons. */
function expression(leaf: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.letrec<{ any: Expression; joined: Expression; negated: Expression }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { weight: 2, arbitrary: leaf },
      { weight: 2, arbitrary: tie("joined") },
      { weight: 1, arbitrary: tie("negated") },
    ),
    joined: fc.record({
      kind: fc.constantFrom("and", "or"),
      operands: fc.array(tie("any"), { minLength: 2, maxLength: 3 }),
      span: fc.constant(span),
    }),
    negated: fc.record({ kind: fc.constant("not"), operand: tie("any"), span: fc.constant(span) }),
  })).any;
}

const memberOf = (kind: SubjectKind): fc.Arbitrary<Rule> =>
  fc
    .array(fc.oneof(objectId, word).map(stringLiteral), { minLength: 1, maxLength: 4 })
    .map((items) => ({
      kind: "member-of",
      property: { kind: "reference", prefix: kind, name: "memberOf", span },
      groups: { kind: "list", items, span },
      span,
    }));

const directReports: fc.Arbitrary<Rule> = objectId.map((manager) => ({
  kind: "direct-reports",
  manager,
  span,
}));

/** Every shape that the grammar knows, whether or not it means anything: any name, any operator, any value. */
export const shapedRule = (): fc.Arbitrary<Rule> =>
  fc
    .oneof(
      { weight: 20, arbitrary: expression(shapedComparison()) },
      { weight: 1, arbitrary: fc.oneof(memberOf("user"), memberOf("device"), directReports) },
    )
    .filter((rule) => print(rule).length <= 3072)
    .map(legible);

function shapedComparison(): fc.Arbitrary<Expression> {
  const known = catalogue
    .filter(({ name }) => name !== "memberOf")
    .map(({ subject, name }) => ({ prefix: subject, name }));
  const reference = fc
    .constantFrom<{ readonly prefix?: string; readonly name: string }[]>(...known, ...otherNames)
    .map((path): Reference => ({ kind: "reference", ...path, span }));
  const operand = fc.oneof(
    { weight: 3, arbitrary: reference },
    { weight: 1, arbitrary: fc.constant<Operand>({ kind: "item", span }) },
  );
  const single = fc.oneof(
    word.map(stringLiteral),
    fc.oneof(truth, date, now, fc.constant(nothing)),
    fc
      .constantFrom("0", "42", "-7", "3.14")
      .map((text): Literal => ({ kind: "number", text, span })),
  );
  const list = fc
    .array(single, { minLength: 1, maxLength: 3 })
    .map((items): Literal => ({ kind: "list", items, span }));
  const names = Object.keys(comparisonOperators) as ComparisonOperator[];
  const comparison = fc
    .tuple(operand, fc.constantFrom(...names), fc.oneof(single, list))
    .map((parts) => compared(...parts));
  const quantified = reference.chain((property) => quantifiedOver(property, comparison));
  return fc.oneof({ weight: 4, arbitrary: comparison }, { weight: 1, arbitrary: quantified });
}

const otherNames = [
  { prefix: "assignedPlan", name: "service" },
  { prefix: "group", name: "objectId" },
  { prefix: "user", name: "nobody" },
  { prefix: "person", name: "name" },
  { name: "department" },
];

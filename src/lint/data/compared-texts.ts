import type { Condition, Source, Test } from "../../check/checked-rule.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { printString } from "../../grammar/print.ts";
import type { Literal, StringLiteral } from "../../grammar/rule.ts";
import { pathOfProperty, type Property } from "../../schema/property.ts";

/** A text that a rule compares an attribute with. */
export interface ComparedText {
  readonly test: Test;
  readonly literal: StringLiteral;
  /** The attribute as a population knows it: `department`, `assignedPlan.service`. */
  readonly attribute: string;
  readonly property: Property;
  /** How it is compared, negation aside; a value of a list is compared by `eq`. */
  readonly way: Way;
  readonly isNegated: boolean;
  /** The rule that asks for those who have such a value, in the canonical form. */
  readonly asked: string;
}

/** The ways to compare texts, and not versions. */
export type Way = "eq" | "startsWith" | "endsWith" | "contains" | "match";

/** Lists the texts that a condition compares attributes with, in the order of the rule. */
export function comparedTexts(condition: Condition, collection?: Property): ComparedText[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.flatMap((operand) => comparedTexts(operand, collection));
    case "not":
      return comparedTexts(condition.operand, collection);
    case "quantified":
      return comparedTexts(condition.body, condition.property);
    case "test":
      return textsOf(condition, collection);
    case "member-of":
    case "direct-reports":
      return [];
    default:
      return condition satisfies never;
  }
}

function textsOf(test: Test, collection: Property | undefined): ComparedText[] {
  const { source, operator, written } = test;
  const { positive, negates } = comparisonOperators[operator];
  const property = source.kind === "property" ? source.property : collection;
  if (property === undefined || !isText(test) || positive === "ge" || positive === "le") return [];
  const way = positive === "in" ? "eq" : positive;
  return literalsIn(written.value).map((literal) => ({
    test,
    literal,
    attribute: attributeOf(source, property),
    property,
    way,
    isNegated: negates,
    asked: askedOf(source, property, way, literal.value),
  }));
}

const isText = ({ value }: Test): boolean =>
  value.kind === "string" || value.kind === "strings" || value.kind === "pattern";

function literalsIn(value: Literal): StringLiteral[] {
  if (value.kind === "string") return [value];
  return value.kind === "list" ? value.items.filter((item) => item.kind === "string") : [];
}

const attributeOf = (source: Source, { name }: Property): string =>
  source.kind === "item property" ? pathOfItem(source) : name;

const pathOfItem = ({ property }: Extract<Source, { kind: "item property" }>): string =>
  `${property.prefix}.${property.name}`;

/** A comparison with a collection of texts is true where it is of some element, so an item needs no quantifier. */
function askedOf(source: Source, property: Property, way: Way, text: string): string {
  const compared = `${comparisonOperators[way].spelling} ${printString(text)}`;
  const path = pathOfProperty(property);
  return source.kind === "item property"
    ? `${path} -any (${pathOfItem(source)} ${compared})`
    : `${path} ${compared}`;
}

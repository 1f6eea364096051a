import type { CheckedRule, Condition, Test } from "../check/checked-rule.ts";
import { comparisonOperators, quantifiers } from "../grammar/operators.ts";
import { print, printLiteral } from "../grammar/print.ts";
import type { Literal } from "../grammar/rule.ts";
import { pathOf } from "../grammar/spelling.ts";
import type { SubjectKind } from "../schema/property.ts";

/** An attribute that rules can read. */
export type Attribute =
  | { readonly kind: "property"; readonly subject: SubjectKind; readonly name: string }
  /** What an item of a collection has: `assignedPlan.service`. */
  | { readonly kind: "item property"; readonly prefix: string; readonly name: string };

/** One way in which a rule reads an attribute. */
export interface Use {
  /** The part of the rule, in the canonical form. */
  readonly text: string;
  /** `-eq`, `-any`, or `Direct Reports for`. */
  readonly operator: string;
  /** The constants that it is compared with, as a program reads them. */
  readonly values: readonly (string | boolean | null)[];
}

/** Lists how a rule reads any of some attributes, in the order of the rule; what it does twice comes once. */
export function usesOf({ condition }: CheckedRule, attributes: readonly Attribute[]): Use[] {
  const uses = usesIn(condition, attributes);
  return [...new Map(uses.map((use) => [use.text, use])).values()];
}

function usesIn(condition: Condition, attributes: readonly Attribute[]): Use[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.flatMap((operand) => usesIn(operand, attributes));
    case "not":
      return usesIn(condition.operand, attributes);
    case "test":
      return isRead(condition, attributes) ? [useOf(condition)] : [];
    case "quantified": {
      const { property, written, body } = condition;
      if (!isNamed(property, attributes)) return usesIn(body, attributes);
      const { spelling } = quantifiers[condition.quantifier];
      return [{ text: print(written), operator: spelling, values: valuesIn(body) }];
    }
    case "member-of": {
      const { property, written, groups } = condition;
      if (!isNamed(property, attributes)) return [];
      return [{ text: print(written), operator: quantifiers.any.spelling, values: groups }];
    }
    case "direct-reports": {
      if (!isNamed({ subject: "user", name: "manager" }, attributes)) return [];
      const { written, manager } = condition;
      return [{ text: print(written), operator: "Direct Reports for", values: [manager] }];
    }
    default:
      return condition satisfies never;
  }
}

/** Extension properties of applications go by any letter case. */
const isNamed = (
  { subject, name }: { readonly subject: SubjectKind; readonly name: string },
  attributes: readonly Attribute[],
): boolean =>
  attributes.some(
    (one) =>
      one.kind === "property" &&
      one.subject === subject &&
      one.name.toLowerCase() === name.toLowerCase(),
  );

function isRead({ source }: Test, attributes: readonly Attribute[]): boolean {
  if (source.kind === "property") return isNamed(source.property, attributes);
  if (source.kind === "item") return false;
  const { prefix, name } = source.property;
  return attributes.some(
    (one) => one.kind === "item property" && one.prefix === prefix && one.name === name,
  );
}

const useOf = ({ written, operator }: Test): Use => ({
  text: print(written),
  operator: comparisonOperators[operator].spelling,
  values: constantsIn(written.value),
});

/** Of all comparisons of a body. */
function valuesIn(body: Condition): Use["values"] {
  switch (body.kind) {
    case "and":
    case "or":
      return body.operands.flatMap(valuesIn);
    case "not":
      return valuesIn(body.operand);
    case "test":
      return constantsIn(body.written.value);
    case "quantified":
    case "member-of":
    case "direct-reports":
      return [];
    default:
      return body satisfies never;
  }
}

function constantsIn(literal: Literal): Use["values"] {
  switch (literal.kind) {
    case "string":
    case "boolean":
      return [literal.value];
    case "null":
      return [null];
    case "list":
      return literal.items.flatMap(constantsIn);
    case "number":
    case "date":
    case "now":
      return [printLiteral(literal)];
    default:
      return literal satisfies never;
  }
}

/** An attribute as it is written in a rule. */
export const spelled = (attribute: Attribute): string =>
  pathOf({
    prefix: attribute.kind === "property" ? attribute.subject : attribute.prefix,
    name: attribute.name,
  });

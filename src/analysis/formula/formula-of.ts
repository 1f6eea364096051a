import type { Condition, Quantification, Source, Test } from "../../check/checked-rule.ts";
import { instantOf } from "../../check/instant.ts";
import { questionOf } from "../../eval/compile.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import type { ItemProperty, Property } from "../../schema/property.ts";
import { fold } from "../../text/ignore-case.ts";
import type { Binding, Bound } from "./binding.ts";
import { claimOf } from "./claim-of.ts";
import type { Claim, Formula } from "./formula.ts";
import { everything, not, nothing } from "./join.ts";
import { merged } from "./merged.ts";
import type { Space } from "./space.ts";

/** Where a condition becomes a formula. */
export interface Setting {
  readonly space: Space;
  readonly binding: Binding;
  /** The collection whose items are looked at, within the body of a quantifier. */
  readonly collection?: string;
  /** What its only item is an image of, where it is one. */
  readonly item?: Extract<Bound, { kind: "image" }>;
}

/** Makes the formula of a condition. */
export function conditionFormula(part: Condition, setting: Setting): Formula {
  const other = setting.binding.instead?.(part);
  if (other !== undefined) return other;
  switch (part.kind) {
    case "and":
    case "or":
      return merged(
        part.kind,
        part.operands.map((operand) => conditionFormula(operand, setting)),
        setting.space,
      );
    case "not":
      return not(conditionFormula(part.operand, setting));
    case "test":
      return testFormula(part, setting);
    case "quantified":
      return quantifiedFormula(part, setting);
    case "member-of": {
      const texts = new Map(part.groups.map((id) => [fold(id), id]));
      return propertyFormula(
        part,
        { property: part.property, claim: { kind: "text", text: { kind: "in", texts } } },
        setting,
      );
    }
    case "direct-reports": {
      const texts = new Map([[fold(part.manager), part.manager]]);
      return propertyFormula(
        part,
        {
          property: { name: "manager", type: "string" },
          claim: { kind: "text", text: { kind: "in", texts } },
        },
        setting,
      );
    }
    default:
      return part satisfies never;
  }
}

function testFormula(test: Test, setting: Setting): Formula {
  const { positive, negates } = comparisonOperators[test.operator];
  const claim = claimOf(positive, test.value, setting.space.options.now);
  const formula =
    claim === undefined ? nothing : positiveFormula(test, test.source, claim, setting);
  // What asks for no value claims that there is one, and that this does not hold.
  return negates === (test.value.kind === "null") ? formula : not(formula);
}

/** The formula of a claim; of a known value it is constant already, in the sense of the claim. */
function positiveFormula(test: Test, source: Source, claim: Claim, setting: Setting): Formula {
  switch (source.kind) {
    case "property":
      return propertyFormula(positiveOf(test), { property: source.property, claim }, setting);
    case "item":
      return itemFormula(claim, setting);
    case "item property":
      return setting.space.literal(planVariable(source.property, setting), claim);
    default:
      return source satisfies never;
  }
}

/** The test without the negation that its operator, or asking for no value, brings. */
const positiveOf = (test: Test): Test => {
  const { positive } = comparisonOperators[test.operator];
  return { ...test, operator: test.value.kind === "null" ? "ne" : positive };
};

function itemFormula(claim: Claim, { space, item, collection }: Setting): Formula {
  if (claim.kind === "set") return everything;
  if (item !== undefined) return imageFormula(claim, item, space);
  if (collection === undefined) throw new TypeError("an item is one of some collection");
  return space.literal(space.itemVariable(collection), claim);
}

function imageFormula(
  claim: Claim,
  { of, image }: Extract<Bound, { kind: "image" }>,
  space: Space,
): Formula {
  if (claim.kind === "set") return everything;
  if (claim.kind !== "text") throw new TypeError("an image is a text");
  return space.literal(of, { kind: "text", text: { ...claim.text, image } });
}

const planVariable = (
  { name, prefix, values }: ItemProperty,
  { space }: Setting,
): ReturnType<Space["variableOf"]> => {
  const isCatalogued = space.options.values !== "any" && values !== undefined;
  const known = isCatalogued ? { values } : {};
  return space.variable({
    key: `${prefix}.${name}`,
    name,
    type: "text",
    ...known,
    isAlwaysSet: false,
  });
};

interface Asked {
  readonly property: Pick<Property, "name" | "type" | "values">;
  readonly claim: Claim;
}

/** The formula of a claim about a property of the subject; `part` says the same. */
function propertyFormula(part: Condition, asked: Asked, setting: Setting): Formula {
  const { property, claim } = asked;
  const { space, binding } = setting;
  const bound = binding.bound?.(property) ?? { kind: "free" };
  switch (bound.kind) {
    case "known":
      return knownFormula(part, asked, bound.value, space);
    case "image":
      return imageFormula(claim, bound, space);
    case "free": {
      const variable = space.variableOf(property, bound.copy);
      const isOfItems = variable.type === "texts" && claim.kind === "text";
      if (!isOfItems) return space.literal(variable, claim);
      return space.literal(variable, {
        kind: "some",
        body: itemFormula(claim, { space, binding, collection: property.name }),
      });
    }
    default:
      return bound satisfies never;
  }
}

/** Of a known value everything is decided but how far it is from a time that is not known. */
function knownFormula(part: Condition, asked: Asked, value: unknown, space: Space): Formula {
  const { property, claim } = asked;
  const instant = typeof value === "string" ? instantOf(value) : undefined;
  if (claim.kind === "instant" && claim.isFromNow && instant !== undefined) {
    const variable = space.variable({
      key: `${property.name} ${instant} known`,
      name: property.name,
      type: "date",
      values: [String(value)],
      isAlwaysSet: true,
    });
    return space.literal(variable, claim);
  }
  const now = space.options.now?.getTime() ?? 0;
  return questionOf(part)({ [property.name]: value }, now) ? everything : nothing;
}

function quantifiedFormula(part: Quantification, setting: Setting): Formula {
  const { property, quantifier, body } = part;
  const { space, binding } = setting;
  const isAny = quantifier === "any";
  const bound = binding.bound?.(property) ?? { kind: "free" };
  switch (bound.kind) {
    case "known":
      return questionOf(part)({ [property.name]: bound.value }, 0) ? everything : nothing;
    case "image":
      return conditionFormula(body, { space, binding, collection: property.name, item: bound });
    case "free": {
      const inside = conditionFormula(body, { space, binding, collection: property.name });
      const some = someFormula(property, isAny ? inside : not(inside), { space, copy: bound.copy });
      return isAny ? some : not(some);
    }
    default:
      return bound satisfies never;
  }
}

interface Place {
  readonly space: Space;
  readonly copy: string | undefined;
}

/** Some item satisfies the body. */
function someFormula(property: Property, body: Formula, { space, copy }: Place): Formula {
  if (body.kind === "constant" && !body.holds) return nothing;
  const variable = space.variableOf(property, copy);
  return space.literal(
    variable,
    body.kind === "constant" ? { kind: "set" } : { kind: "some", body },
  );
}

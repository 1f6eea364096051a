import type { Condition } from "../../src/index.ts";

/** An attribute that must have, or must not have, one of some values. */
export interface Slot {
  readonly attribute: string;
  readonly isNegated: boolean;
  readonly values: readonly (string | boolean)[];
}

/** The conjunctions of which one must hold; `undefined` where the condition asks for more than equality. */
export function termsOf(condition: Condition, isNegated = false): Slot[][] | undefined {
  switch (condition.kind) {
    case "not":
      return termsOf(condition.operand, !isNegated);
    case "and":
    case "or": {
      const parts = condition.operands.map((operand) => termsOf(operand, isNegated));
      const whole = parts.filter((part) => part !== undefined);
      if (whole.length < parts.length) return undefined;
      return (condition.kind === "or") === isNegated ? product(whole) : whole.flat();
    }
    case "test": {
      const values = valuesOf(condition);
      if (values === undefined || condition.source.kind !== "property") return undefined;
      const isOpposite = condition.operator === "ne" || condition.operator === "notIn";
      const attribute = condition.source.property.name;
      return [[{ attribute, isNegated: isNegated !== isOpposite, values }]];
    }
    case "quantified":
    case "member-of":
    case "direct-reports":
      return undefined;
    default:
      return condition satisfies never;
  }
}

const product = (parts: readonly Slot[][][]): Slot[][] =>
  parts.reduce<Slot[][]>(
    (terms, part) => terms.flatMap((term) => part.map((other) => [...term, ...other])),
    [[]],
  );

function valuesOf({
  value,
}: Extract<Condition, { kind: "test" }>): readonly (string | boolean)[] | undefined {
  if (value.kind === "string") return [value.text];
  if (value.kind === "strings") return value.texts;
  return value.kind === "boolean" ? [value.isTrue] : undefined;
}

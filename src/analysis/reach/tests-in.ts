import type { Condition, Quantification, Test } from "../../check/checked-rule.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import type { Span } from "../../grammar/span.ts";
import type { Property } from "../../schema/property.ts";

/** A comparison in a rule. */
export interface Tested {
  readonly test: Test;
  /** What the comparison is about; of an item, the collection. */
  readonly property: Property;
  /** Where the rule names it. */
  readonly named: Span;
  /** Whether the value helps somebody in where it is found: neither the operator nor a `-not` around it turns that round. */
  readonly admits: boolean;
}

/** All comparisons in a condition, in the order of the text. */
export function testsIn(condition: Condition): readonly Tested[] {
  const found: Tested[] = [];
  const left: Open[] = [{ condition, isNegated: false, collection: undefined }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { condition: part, isNegated, collection } = next;
    switch (part.kind) {
      case "and":
      case "or":
        for (const operand of part.operands.toReversed())
          left.push({ ...next, condition: operand });
        break;
      case "not":
        left.push({ condition: part.operand, isNegated: !isNegated, collection });
        break;
      case "quantified":
        left.push({ condition: part.body, isNegated, collection: part });
        break;
      case "test": {
        const property =
          part.source.kind === "property" ? part.source.property : collection?.property;
        if (property === undefined) break;
        const { span: named } = collection?.written.property ?? part.written.operand;
        const { negates } = comparisonOperators[part.operator];
        found.push({ test: part, property, named, admits: negates === isNegated });
        break;
      }
      case "member-of":
      case "direct-reports":
        break;
      default:
        part satisfies never;
    }
  }
  return found;
}

/** A part still to be looked through. */
interface Open {
  readonly condition: Condition;
  readonly isNegated: boolean;
  readonly collection: Quantification | undefined;
}

import type { Condition } from "../check/checked-rule.ts";

/** The property of the subject that a comparison looks at; `undefined` for what joins others, and for what looks at an item. */
export function propertyRead(part: Condition): string | undefined {
  switch (part.kind) {
    case "test":
      return part.source.kind === "property" ? part.source.property.name : undefined;
    case "quantified":
    case "member-of":
      return part.property.name;
    case "direct-reports":
      return "manager";
    case "and":
    case "or":
    case "not":
      return undefined;
    default:
      return part satisfies never;
  }
}

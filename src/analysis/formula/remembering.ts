import type { Condition } from "../../check/checked-rule.ts";
import type { Formula } from "./formula.ts";

/** Makes something that gives the formula of a part of a rule, and makes each formula once. */
export function remembering(make: (part: Condition) => Formula): (part: Condition) => Formula {
  const known = new Map<Condition, Formula>();
  return (part) => {
    const formula = known.get(part) ?? make(part);
    known.set(part, formula);
    return formula;
  };
}

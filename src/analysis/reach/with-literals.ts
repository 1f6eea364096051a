import type { Formula, Literal } from "../formula/formula.ts";
import { allOf, anyOf } from "../formula/join.ts";

/** Puts formulas in place of the literals of a formula; those inside of claims about items stay. */
export function withLiterals(formula: Formula, instead: (literal: Literal) => Formula): Formula {
  switch (formula.kind) {
    case "constant":
      return formula;
    case "literal":
      return instead(formula);
    case "and":
    case "or": {
      const parts = formula.parts.map((part) => withLiterals(part, instead));
      return formula.kind === "and" ? allOf(parts) : anyOf(parts);
    }
    default:
      return formula satisfies never;
  }
}

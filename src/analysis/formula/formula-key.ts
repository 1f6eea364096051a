import type { Formula } from "./formula.ts";

/** Returns a text that two formulas of a space share only if they say the same; the order of parts makes no difference. */
export function formulaKey(formula: Formula): string {
  switch (formula.kind) {
    case "constant":
      return formula.holds ? "T" : "F";
    case "literal":
      return literalKey(formula.atom.id, formula.holds);
    case "and":
    case "or": {
      const known = keys.get(formula);
      if (known !== undefined) return known;
      const parts = formula.parts.map(formulaKey).toSorted();
      const key = `(${parts.join(formula.kind === "and" ? "&" : "|")})`;
      keys.set(formula, key);
      return key;
    }
    default:
      return formula satisfies never;
  }
}

/** Returns the key of an atom that holds, or does not. */
export const literalKey = (atom: number, holds: boolean): string =>
  holds ? `${atom}` : `!${atom}`;

const keys = new WeakMap<Formula, string>();

import type { Formula, Literal } from "./formula.ts";

/** Joins formulas: all hold. */
export const allOf = (parts: readonly Formula[]): Formula => joined("and", parts);

/** Joins formulas: at least one holds. */
export const anyOf = (parts: readonly Formula[]): Formula => joined("or", parts);

/** Turns a formula round; the same formula always gives the same opposite. */
export function not(formula: Formula): Formula {
  switch (formula.kind) {
    case "constant":
      return formula.holds ? nothing : everything;
    case "literal":
    case "and":
    case "or": {
      const known = opposites.get(formula);
      if (known !== undefined) return known;
      const opposite = opposed(formula);
      opposites.set(formula, opposite);
      opposites.set(opposite, formula);
      return opposite;
    }
    default:
      return formula satisfies never;
  }
}

/** Holds whatever the variables are. */
export const everything: Formula = { kind: "constant", holds: true };

/** Never holds. */
export const nothing: Formula = { kind: "constant", holds: false };

const opposites = new WeakMap<Formula, Formula>();

const opposed = (formula: Exclude<Formula, { kind: "constant" }>): Formula =>
  formula.kind === "literal"
    ? { ...formula, holds: !formula.holds }
    : { kind: formula.kind === "and" ? "or" : "and", parts: formula.parts.map(not) };

/** Flattens, drops what decides nothing or is there twice, and sees an atom beside its opposite. */
function joined(kind: "and" | "or", parts: readonly Formula[]): Formula {
  const decided = kind === "or";
  const seen = new Map<number, Literal>();
  const kept = new Set<Formula>();
  for (const part of parts.flatMap((one) => (one.kind === kind ? one.parts : [one]))) {
    if (part.kind === "constant") {
      if (part.holds === decided) return part;
      continue;
    }
    if (part.kind === "literal") {
      const same = seen.get(part.atom.id);
      if (same !== undefined) {
        if (same.holds !== part.holds) return decided ? everything : nothing;
        continue;
      }
      seen.set(part.atom.id, part);
    }
    kept.add(part);
  }
  const [only] = kept;
  if (only === undefined) return decided ? nothing : everything;
  return kept.size === 1 ? only : { kind, parts: [...kept] };
}

import type { Formula, Literal } from "../formula/formula.ts";

/** For variables, by their keys, the only values that a rule allows: folded texts, or a truth. */
export type Confines = ReadonlyMap<string, ReadonlySet<string | boolean>>;

/** Reads off a formula to which values it confines a variable, where it says so by itself or as one of its conditions. */
export function confinesOf(formula: Formula): Confines {
  const confines = new Map<string, ReadonlySet<string | boolean>>();
  for (const part of formula.kind === "and" ? formula.parts : [formula]) {
    const values = part.kind === "literal" ? valuesOf(part) : undefined;
    if (part.kind === "literal" && values !== undefined)
      confines.set(part.atom.variable.key, values);
  }
  return confines;
}

/** Tells whether a variable would need two values at once. */
export function contradict(one: Confines, other: Confines): boolean {
  for (const [key, values] of one) {
    const others = other.get(key);
    if (others !== undefined && ![...values].some((value) => others.has(value))) return true;
  }
  return false;
}

function valuesOf({ atom: { claim }, holds }: Literal): ReadonlySet<string | boolean> | undefined {
  if (!holds) return undefined;
  if (claim.kind === "truth") return new Set([claim.isTrue]);
  if (claim.kind !== "text" || claim.text.kind !== "in" || claim.text.image !== undefined)
    return undefined;
  return new Set(claim.text.texts.keys());
}

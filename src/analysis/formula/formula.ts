import type { TextClaim } from "../text/text-claim.ts";

/**
 * What must hold of some variables, in negation normal form. Junctions are flat: no part is of the junction's own kind or
 * constant, and there are at least two.
 */
export type Formula =
  | { readonly kind: "constant"; readonly holds: boolean }
  | Literal
  | { readonly kind: "and" | "or"; readonly parts: readonly Formula[] };

/** An atom that holds, or does not. */
export interface Literal {
  readonly kind: "literal";
  readonly atom: Atom;
  readonly holds: boolean;
}

/** A claim about one variable. Atoms that say the same are one object within a space. */
export interface Atom {
  /** From 0 on, in the order in which a space met them. */
  readonly id: number;
  readonly variable: Variable;
  readonly claim: Claim;
}

/** Something of which nothing is known but what is claimed; variables are independent of each other. */
export interface Variable {
  /** Tells variables of a space apart. */
  readonly key: string;
  /** The property, by the key under which a subject holds it; `_` for an item that is a text. */
  readonly name: string;
  readonly type: "boolean" | "text" | "date" | "texts" | "plans";
  /** The only texts that there can be, where there is a vocabulary. */
  readonly values?: readonly string[];
  readonly isAlwaysSet: boolean;
}

/** None holds of a variable that is unset. */
export type Claim =
  | { readonly kind: "set" }
  | { readonly kind: "text"; readonly text: TextClaim }
  | { readonly kind: "truth"; readonly isTrue: boolean }
  /** An instant; or, `isFromNow`, so many milliseconds from now. */
  | {
      readonly kind: "instant";
      readonly order: "eq" | "ge" | "le";
      readonly milliseconds: number;
      readonly isFromNow: boolean;
    }
  /** Some item of a collection satisfies a formula over the variables of an item. */
  | { readonly kind: "some"; readonly body: Formula };

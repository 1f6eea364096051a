import type { UnitSet } from "./unit-set.ts";

/**
 * What a regular expression means, with everything about its spelling resolved: escapes, classes, inline options and
 * letter case have gone into the sets; groups that only group are gone.
 *
 * A pattern matches a stretch of UTF-16 units. Options of a choice, and more against fewer rounds of a repetition,
 * stand in order of preference; the order is of consequence inside `atomic` only.
 */
export type Pattern =
  /** Matches nothing, anywhere. */
  | { readonly kind: "empty" }
  /** One unit of the set. */
  | { readonly kind: "unit"; readonly set: UnitSet }
  | { readonly kind: "sequence"; readonly items: readonly Pattern[] }
  | { readonly kind: "choice"; readonly options: readonly Pattern[] }
  | Repeat
  /** Matches nothing, where the place is right. */
  | { readonly kind: "assertion"; readonly place: Place }
  | Look
  /** Only the preferred match of the item, whatever follows. */
  | { readonly kind: "atomic"; readonly item: Pattern };

/** `least` to `most` rounds of the item; `most` may be `Infinity`. A round past `least` that consumes nothing is the last. */
export interface Repeat {
  readonly kind: "repeat";
  readonly item: Pattern;
  readonly least: number;
  readonly most: number;
  /** Prefers fewer rounds to more. */
  readonly lazy: boolean;
}

/** Matches nothing, where the item matches from here on (`ahead`) or up to here (`behind`); or, negated, where it does not. */
export interface Look {
  readonly kind: "look";
  readonly direction: "ahead" | "behind";
  readonly negated: boolean;
  readonly item: Pattern;
}

/**
 * A place between two units.
 *
 * - `text-start`: `^`, `\A`, `\G`; `line-start`: there or after a line feed
 * - `text-end`: `\z`; `last-line-end`: there or before a line feed that ends the text (`$`, `\Z`);
 *   `line-end`: there or before any line feed
 * - `word-edge`: between a word unit and another or none (`\b`); `word-inside`: everywhere else (`\B`)
 */
export type Place =
  | "text-start"
  | "line-start"
  | "text-end"
  | "last-line-end"
  | "line-end"
  | "word-edge"
  | "word-inside";

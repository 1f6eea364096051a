/**
 * A condition in negation normal form over the columns of a table: `-not` has gone into its leaves, which ask whether
 * the value of a column satisfies some (`any`) or none (`none`) of a few comparisons.
 */
export type Node =
  | { readonly kind: "and" | "or"; readonly parts: readonly Node[] }
  | {
      readonly kind: "any" | "none";
      readonly column: number;
      /** Ids of comparisons of the column, ascending. */
      readonly comparisons: readonly number[];
    };

/**
 * What relations among rules cost. A question is whether one rule implies another one, two a pair; and whether two are
 * disjoint, one a pair, where that is asked. Each question between rules of different formulas is counted once, by what
 * answered it.
 */
export interface RelationWork {
  /** Pairs of rules of one kind of subject. */
  pairs: number;
  /** Rules that are settled before any question: they say the same as an earlier one, or hold of nobody or everybody. */
  settled: number;
  /** Subjects that all rules were asked about; those of whom the same rules hold are one. */
  subjects: number;
  /** Questions that a known subject answers: it is a counterexample. */
  pruned: number;
  /** Questions that follow from what was proved before. */
  inferred: number;
  /** Questions that were answered exactly: it holds. */
  proved: number;
  /** Questions that were answered exactly: it does not hold, and there is another counterexample. */
  refuted: number;
  /** Questions that have no answer within the budget. */
  undecided: number;
}

/** No work yet. */
export const noWork = (): RelationWork => ({
  pairs: 0,
  settled: 0,
  subjects: 0,
  pruned: 0,
  inferred: 0,
  proved: 0,
  refuted: 0,
  undecided: 0,
});

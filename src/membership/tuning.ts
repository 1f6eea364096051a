/**
 * Limits at which the engine goes another way. Whatever they are, the answers are the same (law L5); tests set them low
 * to lead small cases down every way.
 */
export interface Tuning {
  /** Distinct values from which a column keeps texts instead of codes, where they are also many for its rows. */
  readonly textColumnAt: number;
  /** Rules under one flipped comparison from which they are filed under pairs. */
  readonly splitBucketAt: number;
  /** Subjects of one load into a chunk from which memberships may be computed rule by rule instead of subject by subject. */
  readonly bulkFrom: number;
  /** Rows of a chunk below which a selection is a list of rows; above, it is a bitmap. */
  readonly listBelow: number;
  /** Tests in vain after which a rule is filed anew under what is rare by then. */
  readonly patience: number;
}

export const defaultTuning: Tuning = {
  textColumnAt: 4096,
  splitBucketAt: 4,
  bulkFrom: 256,
  listBelow: 8192,
  patience: 64,
};

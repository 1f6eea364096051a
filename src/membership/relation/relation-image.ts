/**
 * A relation as a few numbers and arrays of numbers, which are the relation's own: they are good until it changes next.
 * The same numbers in the same kinds of arrays make a relation again, by copying alone.
 */
export interface RelationImage {
  readonly numbers: readonly number[];
  readonly arrays: readonly (Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>)[];
}

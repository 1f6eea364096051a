/** Bytes that are no snapshot, a damaged one, or one of a newer version of the package. */
export class SnapshotError extends Error {
  public override readonly name = "SnapshotError";
}

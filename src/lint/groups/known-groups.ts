/** A group that is there beside the one whose rule is looked at. */
export interface KnownGroup {
  readonly id: string;
  readonly displayName: string;
  /** Of a dynamic group. */
  readonly rule?: string;
}

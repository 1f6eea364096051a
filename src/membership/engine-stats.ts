import type { Work } from "./rule-base.ts";

/** Work counters and sizes. */
export interface EngineStats extends Readonly<Work> {
  readonly subjects: number;
  readonly groups: number;
  readonly memberships: number;
  /** Distinct comparisons of all rules: those that rules share count once. */
  readonly comparisons: number;
  /** Bytes of values, indexes and memberships, as far as they lie in arrays of numbers; strings are estimated. */
  readonly bytes: number;
  /** Bytes of the memberships, both ways. */
  readonly membershipBytes: number;
}

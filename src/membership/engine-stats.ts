import type { EngineState } from "./engine-state.ts";
import type { Work } from "./rule-base.ts";
import type { SubjectEngine } from "./subject-engine.ts";

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

/** The counters and sizes of an engine as it is. */
export function statsOf({ work, groups, both }: EngineState): EngineStats {
  const sum = (of: (engine: SubjectEngine) => number): number =>
    both.reduce((total, engine) => total + of(engine), 0);
  return {
    ...work,
    subjects: sum(({ table }) => table.rows.size),
    groups: groups.size,
    memberships: sum(({ roster }) => roster.relation.size),
    comparisons: sum(({ rules }) => rules.comparisons.size),
    bytes: sum(({ bytes }) => bytes),
    membershipBytes: sum(({ roster }) => roster.relation.bytes),
  };
}

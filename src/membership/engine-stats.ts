import type { Work } from "./holds.ts";

/** Work counters and sizes. */
export interface EngineStats extends Readonly<Work> {
  readonly subjects: number;
  readonly groups: number;
  readonly memberships: number;
}

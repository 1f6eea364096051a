import type { MembershipChange } from "../membership/membership-change.ts";
import type { Failure } from "./failure.ts";
import type { Outcome } from "./messages.ts";
import type { Shards } from "./shards.ts";

/** A shard that could not do its part. */
export interface Failed {
  readonly shard: number;
  readonly failure: Failure;
}

/**
 * Lets shards do what they were asked to be ready for: all of them where all are ready, else none.
 *
 * @param outcomes how they got ready, by shard
 * @param errorOf the error to throw for those that did not
 */
export function settle(
  shards: Shards,
  outcomes: ReadonlyMap<number, Outcome<void>>,
  errorOf: (failed: readonly Failed[]) => Error,
): MembershipChange[] {
  const ready: number[] = [];
  const failed: Failed[] = [];
  for (const [shard, outcome] of outcomes) {
    if (outcome.kind === "done") ready.push(shard);
    else failed.push({ shard, failure: outcome });
  }
  if (failed.length === 0) return shards.askThese(ready, "commit").flat();
  shards.askThese(ready, "takeBack");
  throw errorOf(failed);
}

import type { Change } from "../directory/change.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { Outcome } from "./messages.ts";
import type { Numbering } from "./numbering.ts";
import { refusalOf } from "./refusal.ts";
import { settle } from "./settle.ts";
import type { Shards } from "./shards.ts";

/**
 * Applies changes, each in the shard of its subject, all or none.
 *
 * @throws RefusedChange, with the diagnostics of all shards
 */
export function applyInShards(
  shards: Shards,
  numbering: Numbering,
  changes: readonly Change[],
): MembershipChange[] {
  const parts = new Map<number, Change[]>();
  const placesOf = new Map<number, number[]>();
  let place = 0;
  for (const change of changes) {
    const shard = numbering.threadOf(change.id);
    if (shard === undefined) continue;
    const part = parts.get(shard) ?? [];
    const places = placesOf.get(shard) ?? [];
    parts.set(shard, part);
    placesOf.set(shard, places);
    part.push(change);
    places.push(place++);
  }
  const [only] = parts;
  if (only === undefined) return [];
  if (parts.size === 1) return shards.ask(only[0], "apply", only[1]);
  for (const [shard, part] of parts) shards.begin(shard, "prepare", part);
  const outcomes = new Map<number, Outcome<void>>();
  for (const shard of parts.keys()) outcomes.set(shard, shards.outcome<"prepare">(shard));
  return settle(shards, outcomes, (failed) => refusalOf(failed, placesOf));
}

import type { SubjectData } from "../directory/properties.ts";
import { Feed } from "./feed.ts";
import type { Outcome } from "./messages.ts";
import type { Numbering } from "./numbering.ts";
import { refusalOf } from "./refusal.ts";
import { settle } from "./settle.ts";
import type { Shards } from "./shards.ts";

/**
 * Loads subjects, each into its shard, all or none.
 *
 * @throws RefusedChange, with the diagnostics of all shards, or whatever the subjects throw
 */
export function loadInShards(
  shards: Shards,
  numbering: Numbering,
  subjects: Iterable<SubjectData>,
): void {
  const feeds = shards.numbers.map((shard) => new Feed(shards, shard));
  try {
    let place = 0;
    for (const subject of subjects) {
      const shard = numbering.threadOf(subject.id);
      if (shard !== undefined) feeds[shard]!.add(subject, place++);
    }
    for (const feed of feeds) feed.end();
  } catch (error) {
    if (shards.isOpen) abandon(shards, feeds);
    throw error;
  }
  settle(shards, outcomesOf(shards), (failed) =>
    refusalOf(failed, new Map(feeds.map(({ places }, shard) => [shard, places]))),
  );
}

/** Ends the load without subjects; each shard takes back by itself what it has of them. */
function abandon(shards: Shards, feeds: readonly Feed[]): void {
  for (const feed of feeds) feed.abandon();
  outcomesOf(shards);
}

const outcomesOf = (shards: Shards): Map<number, Outcome<void>> =>
  new Map(shards.numbers.map((shard) => [shard, shards.outcome<"take">(shard)]));

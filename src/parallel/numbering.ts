import { type Shard, shard, shardOf } from "../membership/shard.ts";

/** How subjects are divided among so many threads: all of them, or those of a shard, which is divided once more. */
export class Numbering {
  /** The number of the first thread's shard. */
  public readonly first: number;
  /** How many shards there are, with those that are elsewhere. */
  public readonly count: number;
  public readonly threads: number;
  /** What is divided. */
  public readonly whole: Pick<Shard, "index" | "count">;

  /** @throws TypeError where `threads` is no whole number from 1 on, or there come out too many shards */
  public constructor(
    threads: number,
    whole: Pick<Shard, "index" | "count"> = { index: 0, count: 1 },
  ) {
    this.threads = threads;
    this.whole = whole;
    this.count = whole.count * threads;
    this.first = whole.index * threads;
    shard(this.first, this.count);
  }

  /** The thread to which an id belongs; `undefined` where it is none of this engine's. */
  public threadOf(id: string): number | undefined {
    const thread = shardOf(id, this.count) - this.first;
    return thread >= 0 && thread < this.threads ? thread : undefined;
  }
}

import { hashOf } from "../text/hash.ts";

/** Part of a population: one of `count` shards of users and devices, told apart by a hash of their object ids. */
export interface Shard {
  readonly index: number;
  readonly count: number;
  owns(id: string): boolean;
}

/**
 * The shard, from 0 to `count - 1`, that an object id belongs to: `hashOf(id)`, divided into `count` equal ranges. It is
 * the same on every machine and in every version of the package.
 */
export const shardOf = (id: string, count: number): number =>
  Math.floor((hashOf(id) / 2 ** 32) * count);

/**
 * The shard `index` of `count`, for an engine that owns only its subjects: `new MembershipEngine({ shard: shard(0, 2) })`.
 *
 * @throws TypeError where `count` is no whole number from 1 on, or `index` none below it
 */
export function shard(index: number, count: number): Shard {
  if (!Number.isSafeInteger(count) || count < 1 || count > 65_536)
    throw new TypeError("a population has 1 to 65,536 shards");
  if (!Number.isSafeInteger(index) || index < 0 || index >= count)
    throw new TypeError(`a shard of ${count} is numbered from 0 to ${count - 1}`);
  return { index, count, owns: (id) => shardOf(id, count) === index };
}

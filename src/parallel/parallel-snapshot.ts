import { pack, unpack } from "../membership/snapshot/pack.ts";
import { SnapshotError } from "../membership/snapshot/snapshot-error.ts";
import { type Shard, shard } from "../membership/shard.ts";
import type { Numbering } from "./numbering.ts";

/** The snapshots of all shards as one. */
export function packShards(
  parts: readonly Uint8Array[],
  { threads, whole }: Numbering,
): Uint8Array {
  const { index, count } = whole;
  return pack(
    { threads, whole: { index, count } },
    parts.map((part) => new Uint8Array(part)),
  );
}

/**
 * The snapshots of the shards, and what is divided among them.
 *
 * @throws SnapshotError for bytes that are no snapshot of a parallel engine, or damaged
 */
export function unpackShards(bytes: Uint8Array): {
  parts: Uint8Array[];
  threads: number;
  whole: Shard;
} {
  const { data, arrays } = unpack(bytes);
  if (!isDivision(data)) throw new SnapshotError("the snapshot is not of a parallel engine");
  return {
    parts: arrays.map((array) => new Uint8Array(array.buffer)),
    threads: data.threads,
    whole: shard(data.whole.index, data.whole.count),
  };
}

interface Division {
  readonly threads: number;
  readonly whole: { readonly index: number; readonly count: number };
}

/** Whoever made the checksum made the data, so its shape is not asked for part by part. */
const isDivision = (data: unknown): data is Division =>
  typeof data === "object" && data !== null && "threads" in data && "whole" in data;

import { describe, expect, test } from "vitest";
import { shard, shardOf } from "../../src/index.ts";
import { hashOf } from "../../src/text/hash.ts";

describe("a shard", () => {
  // Each unit counts, low byte and high byte, and so does their order. Computed by another hand.
  test.each([
    ["", 2_872_998_923],
    ["a", 2_448_022_055],
    ["ab", 4_121_897_818],
    ["ba", 2_952_061_549],
    ["ā", 4_247_530_288],
    ["62e19b97-8b3d-4d4a-a106-4ce66896a863", 1_675_585_330],
  ])("%j has the hash that it always has", (id, hash) => {
    expect(hashOf(id)).toBe(hash);
  });

  test.each([
    ["", 2],
    ["ann", 2],
    ["Ann", 1],
    ["__proto__", 1],
    ["62e19b97-8b3d-4d4a-a106-4ce66896a863", 1],
    ["62e19b97-8b3d-4d4a-a106-4ce66896a868", 0],
    ["東京", 2],
    ["\u{1F600}", 2],
  ])("%j belongs to shard %i of 3, as always", (id, index) => {
    expect(shardOf(id, 3)).toBe(index);
    expect(shard(index, 3).owns(id)).toBe(true);
  });

  test("is one of 1 to 65,536", () => {
    expect(shard(0, 1).owns("ann")).toBe(true);
    expect(shard(65_535, 65_536)).toMatchObject({ index: 65_535, count: 65_536 });
    for (const count of [0, -1, 65_537, 1.5, Number.NaN, Infinity])
      expect(() => shard(0, count)).toThrow(TypeError);
  });

  test("has a number below the count", () => {
    for (const index of [-1, 3, 0.5, Number.NaN]) expect(() => shard(index, 3)).toThrow(TypeError);
    expect(() => shard(3, 3)).toThrow(/from 0 to 2/u);
  });
});

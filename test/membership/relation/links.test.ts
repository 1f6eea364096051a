import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Links } from "../../../src/membership/relation/links.ts";
import { Scratch } from "../../../src/membership/relation/scratch.ts";

/** Links and a reader of their lists. */
interface World {
  readonly links: Links;
  readonly read: (left: number) => number[];
}

/** The bytes of the references of a chunk's first lefts. */
const memoryOfReferences = 64 * 4;

describe("links", () => {
  test("are ascending, whatever order and chunks they come in", () => {
    const rights = fc.uniqueArray(
      fc.oneof(
        fc.nat({ max: 30 }),
        fc.constantFrom(65_534, 65_535, 65_536, 65_537, 131_071, 131_072),
        fc.nat({ max: 67_108_863 }),
      ),
      { maxLength: 80, size: "max" },
    );
    fc.assert(
      fc.property(rights, (all) => {
        const { links, read } = world();
        for (const right of all) links.add(7, right);
        expect(read(7)).toEqual(all.toSorted((one, other) => one - other));
        expect(links.count(7)).toBe(all.length);
        expect(read(6)).toEqual([]);
      }),
    );
  });

  test.for([4093, 4094, 65_536])("hold the first %i rights of a chunk", (count) => {
    const { links, read } = world();
    const all = Array.from({ length: count }, (_, right) => right);
    expect(all.filter((right) => !links.add(1, right))).toEqual([]);
    expect(all.filter((right) => links.add(1, right))).toEqual([]);
    expect(read(1).join()).toBe(all.join());
    expect(links.chunkCount(1, 0)).toBe(count);
    expect(links.has(1, count - 1)).toBe(true);
    expect(links.has(1, count)).toBe(false);
  });

  test.for([4093, 4094, 65_536])("lose %i rights one by one, down to none", (count) => {
    const { links, read } = world();
    links.replaceChunk(1, 0, upTo(count), count);
    const all = Array.from({ length: count }, (_, right) => right);
    const odd = all.filter((right) => right % 2 === 1);
    const even = all.filter((right) => right % 2 === 0);
    expect(odd.filter((right) => !links.delete(1, right))).toEqual([]);
    expect(read(1).join()).toBe(even.join());
    expect(even.filter((right) => !links.delete(1, right))).toEqual([]);
    expect(read(1)).toEqual([]);
    expect(links.delete(1, 0)).toBe(false);
    expect(links.bytes).toBe(memoryOfReferences);
  });

  test("take a bit for each right that is possible, when they are many", () => {
    const { links } = world();
    links.replaceChunk(1, 0, upTo(4094), 4094);
    const { bytes } = links;
    links.replaceChunk(1, 0, upTo(65_536), 65_536);
    expect(links.bytes).toBe(bytes);
  });

  test("do not turn to and fro between list and bitmap at its edge", () => {
    const { links } = world();
    links.replaceChunk(1, 0, upTo(4093), 4093);
    const list = links.bytes;
    links.add(1, 5000);
    const bitmap = links.bytes;
    for (let round = 0; round < 500; round++) {
      links.delete(1, round);
      expect(links.bytes).toBe(bitmap);
    }
    expect(bitmap).not.toBe(list);
    for (let round = 500; round < 1500; round++) links.delete(1, round);
    expect(links.bytes).toBeLessThan(bitmap);
  });

  test("read and replace a chunk by its low bits", () => {
    const { links, read } = world();
    const into = new Uint16Array(65_536);
    links.add(3, 65_535);
    links.replaceChunk(3, 1, Uint16Array.of(0, 9, 65_535, 1), 3);
    expect(read(3)).toEqual([65_535, 65_536, 65_545, 131_071]);
    expect(links.readChunk(3, 1, into)).toBe(3);
    expect([...into.subarray(0, 3)]).toEqual([0, 9, 65_535]);
    links.replaceChunk(3, 1, into, 0);
    expect(read(3)).toEqual([65_535]);
    expect(links.readChunk(3, 9, into)).toBe(0);
  });

  test("are gone in all chunks when cleared", () => {
    const { links, read } = world();
    for (const right of [1, 65_536, 131_072]) links.add(2, right);
    links.clear(2);
    links.clear(100);
    expect(read(2)).toEqual([]);
    expect(links.bytes).toBe(3 * memoryOfReferences);
  });
});

function world(): World {
  const links = new Links(22);
  const read = (left: number): number[] => {
    const scratch = new Scratch();
    const count = links.read(left, scratch);
    return [...scratch.values.subarray(0, count)];
  };
  return { links, read };
}

function upTo(count: number): Uint16Array {
  return Uint16Array.from({ length: count }, (_, value) => value);
}

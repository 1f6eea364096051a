import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatVersion,
  type Numbers,
  pack,
  unpack,
} from "../../../src/membership/snapshot/pack.ts";
import { SnapshotError } from "../../../src/membership/snapshot/snapshot-error.ts";
import { isSeen } from "../../laws/planted.ts";

const kinds = [Uint8Array, Uint16Array, Uint32Array, Int32Array] as const;

/** An array of numbers that lies somewhere in another one. */
const anyArray: fc.Arbitrary<Numbers> = fc
  .record({
    Kind: fc.constantFrom(...kinds),
    values: fc.array(fc.constantFrom(0, 1, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1, -1), {
      maxLength: 20,
    }),
    before: fc.nat({ max: 9 }),
  })
  .map(({ Kind, values, before }) => {
    const whole = new Kind(before + values.length + 3).fill(7);
    whole.set(values, before);
    return whole.subarray(before, before + values.length);
  });

interface Case {
  readonly data: unknown;
  readonly arrays: readonly Numbers[];
  readonly offset: number;
  readonly isBuffer: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({
  data: fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>({ a: "東京\u0000\ud800" }, [null, "", -0.5, 1e300]),
  ),
  arrays: fc.array(anyArray, { maxLength: 6 }),
  offset: fc.nat({ max: 17 }),
  isBuffer: fc.boolean(),
});

/** The same bytes, so far into others. */
function lying(bytes: Uint8Array, offset: number, isBuffer: boolean): Uint8Array {
  const wider = new Uint8Array(bytes.length + offset + 5).fill(255);
  wider.set(bytes, offset);
  return isBuffer
    ? Buffer.from(wider.buffer).subarray(offset, offset + bytes.length)
    : wider.subarray(offset, offset + bytes.length);
}

type Unpack = typeof unpack;

const roundTrip = (read: Unpack): fc.IProperty<[Case]> =>
  fc.property(cases, ({ data, arrays, offset, isBuffer }) => {
    const bytes = lying(pack(data, arrays), offset, isBuffer);
    const found = read(bytes);
    expect(found.data).toEqual(JSON.parse(JSON.stringify(data)));
    expect(found.arrays.map((array) => [array.constructor, ...array])).toEqual(
      arrays.map((array) => [array.constructor, ...array]),
    );
    // Whoever reads owns what they read.
    bytes.fill(0);
    expect(found.arrays.map((array) => [...array])).toEqual(arrays.map((array) => [...array]));
  });

/** Takes the memory that bytes lie in for the bytes. */
const spacious: Unpack = (given) => unpack(new Uint8Array(given.buffer));

/** Keeps no kinds. */
const kindless: Unpack = (given) => {
  const { data, arrays } = unpack(given);
  return { data, arrays: arrays.map((array) => Uint32Array.from(array)) };
};

const sample = (): Uint8Array<ArrayBuffer> =>
  pack({ a: 1 }, [Uint8Array.of(1, 2, 3), Int32Array.of(-1)]);

describe("packed data", () => {
  test("is read again, arrays of every kind, wherever they and the bytes lie", () => {
    fc.assert(roundTrip(unpack), { numRuns: 300 });
  });

  test.each([
    ["all memory", spacious],
    ["arrays of another kind", kindless],
  ])("that is read as %s is seen", (_, read) => {
    expect(isSeen(roundTrip(read))).toBe(true);
  });

  // `slice` of a Buffer is a view of the same memory, not a copy.
  test.each([1, 2, 3, 4, 5, 6, 7])("may lie %i bytes into a Buffer", (offset) => {
    const { data, arrays } = unpack(lying(sample(), offset, true));
    expect(data).toEqual({ a: 1 });
    expect(arrays).toEqual([Uint8Array.of(1, 2, 3), Int32Array.of(-1)]);
  });

  test("takes a multiple of eight bytes, and is the same every time", () => {
    fc.assert(
      fc.property(cases, ({ data, arrays }) => {
        const bytes = pack(data, arrays);
        expect(bytes.length % 8).toBe(0);
        expect(pack(data, arrays)).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  test("begins with what it is and the version of its format", () => {
    const bytes = sample();
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe("MUSTER\0\0");
    expect(new DataView(bytes.buffer).getUint32(8, true)).toBe(formatVersion);
  });

  test("of a newer format is refused with its number, whatever else it is like", () => {
    const bytes = sample().fill(170, 12);
    new DataView(bytes.buffer).setUint32(8, formatVersion + 1, true);
    expect(() => unpack(bytes)).toThrow(SnapshotError);
    expect(() => unpack(bytes)).toThrow(
      new RegExp(`format ${formatVersion + 1}\\b.*up to ${formatVersion}\\b`, "u"),
    );
  });

  test("of a machine with another order of bytes is refused as that", () => {
    const bytes = sample();
    bytes.subarray(12, 16).reverse();
    expect(() => unpack(bytes)).toThrow(SnapshotError);
    expect(() => unpack(bytes)).toThrow(/another order of bytes/u);
  });

  test.each([
    ["nothing", new Uint8Array()],
    ["other bytes", new TextEncoder().encode("MUSTARD, the other sauce")],
    ["the first eight bytes", sample().slice(0, 8)],
    ["a header", sample().slice(0, 32)],
    ["all but eight bytes", sample().slice(0, -8)],
    ["eight bytes more", new Uint8Array([...sample(), 0, 0, 0, 0, 0, 0, 0, 0])],
    ["zeros for a version", sample().fill(0, 8, 12)],
  ])("is refused where it is %s", (_, bytes) => {
    expect(() => unpack(bytes)).toThrow(SnapshotError);
  });

  test("is refused with any one bit changed", () => {
    const bytes = sample();
    const unseen = Array.from({ length: bytes.length * 8 }, (_, bit) => bit).filter((bit) => {
      const damaged = bytes.slice();
      damaged[bit >>> 3] = (damaged[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      return !isRefused(damaged);
    });
    expect(unseen).toEqual([]);
  });
});

/** Whether reading is refused as it should be. Any other error is thrown on. */
function isRefused(bytes: Uint8Array): boolean {
  try {
    unpack(bytes);
    return false;
  } catch (error) {
    if (error instanceof SnapshotError) return true;
    throw error;
  }
}

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RowSet } from "../../src/membership/row-set.ts";
import { isSeen } from "../laws/planted.ts";

interface Step {
  readonly kind: "enter" | "leave" | "again" | "restore";
  readonly which: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom("enter", "enter", "enter", "leave", "leave", "again", "restore"),
    which: fc.nat({ max: 100 }),
  }),
  { maxLength: 120, size: "max" },
);

/** A row that is taken is nobody's; who entered is there until they leave. */
const agreement = (create: typeof RowSet): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    let set = new create();
    const rows = new Set<number>();
    let largest = 0;
    for (const { kind, which } of happened) {
      const one = [...rows][which % Math.max(1, rows.size)];
      if (kind === "enter") {
        const row = set.take();
        expect(row).toBeGreaterThan(0);
        // Rows that are free are given out before new ones.
        expect(row).toBeLessThanOrEqual(rows.size === largest ? largest + 1 : largest);
        expect(rows.has(row)).toBe(false);
        expect(set.has(row)).toBe(false);
        set.add(row);
        rows.add(row);
        largest = Math.max(largest, row);
      } else if (kind === "leave" && one !== undefined) {
        set.delete(one);
        set.release(one);
        rows.delete(one);
      } else if (kind === "restore") {
        const { bits, end } = set.image();
        set = create.of({ bits: bits.slice(), end });
      } else if (one !== undefined) {
        // Again what is so already.
        set.add(one);
        set.delete(largest + 1);
      }
      expect(set.size).toBe(rows.size);
      expect(set.length).toBe(largest + 1);
    }
    expect([...set]).toEqual([...rows].toSorted((a, b) => a - b));
    for (let row = 0; row < largest + 40; row++) expect(set.has(row)).toBe(rows.has(row));
    const bits = set.bitsOf(0);
    expect(bits).toHaveLength(2048);
    for (let row = 0; row < largest + 40; row++)
      expect(((bits[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0).toBe(rows.has(row));
  });

/** Gives a row out that somebody has. */
class Generous extends RowSet {
  public override take(): number {
    return this.has(3) ? 3 : super.take();
  }
}

/** Loses count of who is there already. */
class Forgetful extends RowSet {
  private lost = 0;

  public override get size(): number {
    return super.size + this.lost;
  }

  public override add(row: number): void {
    if (this.has(row)) this.lost++;
    super.add(row);
  }
}

describe("a set of rows", () => {
  test("has those who entered and did not leave", () => {
    fc.assert(agreement(RowSet), { numRuns: 60 });
  });

  test.each([Generous, Forgetful])("that does not is seen: %o", (Faulty) => {
    expect(isSeen(agreement(Faulty))).toBe(true);
  });

  test("reaches over chunks", () => {
    const set = new RowSet();
    while (set.length < 140_000) set.take();
    for (const row of [1, 65_535, 65_536, 131_071, 131_072, 139_999]) set.add(row);
    expect([...set]).toEqual([1, 65_535, 65_536, 131_071, 131_072, 139_999]);
    expect(set.chunks).toBe(3);
    const firstAndLast = [0, 1, 2, 3].map((chunk) => {
      const bits = set.bitsOf(chunk);
      return [bits.length, bits[0], bits.at(-1)];
    });
    const highest = 0x8000_0000;
    expect(firstAndLast).toEqual([
      [2048, 2, highest],
      [2048, 1, highest],
      [2048, 1, 0],
      [2048, 0, 0],
    ]);
    const { bits, end } = set.image();
    const copy = RowSet.of({ bits: bits.slice(), end });
    expect([...copy]).toEqual([...set]);
    expect(copy.take()).toBe(2);
    expect(copy.bitsOf(2)).toEqual(set.bitsOf(2));
  });

  test("is empty in the beginning, and nobody has row 0", () => {
    const set = new RowSet();
    expect([set.size, set.length, set.chunks, set.has(0), [...set]]).toEqual([0, 1, 1, false, []]);
    expect(set.take()).toBe(1);
  });
});

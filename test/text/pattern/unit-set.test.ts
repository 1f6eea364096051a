import fc from "fast-check";
import { expect, test } from "vitest";
import {
  complement,
  difference,
  hasUnit,
  rangesOf,
  union,
  unitsOf,
} from "../../../src/text/pattern/unit-set.ts";

const units = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0xfffd, 0xfffe, 0xffff));
const ranges = fc.array(
  fc.tuple(units, units).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
  { maxLength: 5 },
);

test("a set holds the units of its ranges and no others", () => {
  fc.assert(
    fc.property(ranges, units, (some, unit) => {
      const expected = some.some(({ first, last }) => first <= unit && unit <= last);
      expect(hasUnit(unitsOf(some), unit)).toBe(expected);
    }),
  );
});

test("a set is the same however it is made", () => {
  fc.assert(
    fc.property(ranges, (some) => {
      const set = unitsOf(some);
      expect(unitsOf(rangesOf(set))).toBe(set);
      expect(complement(complement(set))).toBe(set);
      expect(unitsOf(some.toReversed())).toBe(set);
    }),
  );
});

test("sets are joined, subtracted and negated unit by unit", () => {
  fc.assert(
    fc.property(ranges, ranges, units, (some, others, unit) => {
      const [a, b] = [unitsOf(some), unitsOf(others)];
      expect(hasUnit(union(a, b), unit)).toBe(hasUnit(a, unit) || hasUnit(b, unit));
      expect(hasUnit(difference(a, b), unit)).toBe(hasUnit(a, unit) && !hasUnit(b, unit));
      expect(hasUnit(complement(a), unit)).toBe(!hasUnit(a, unit));
    }),
  );
});

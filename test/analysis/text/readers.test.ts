import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readersFor, type DemandedReaders } from "../../../src/analysis/text/demanded-readers.ts";
import { acceptsAt, readAll, type ReaderState } from "../../../src/analysis/text/reader.ts";
import type { TextDemand } from "../../../src/analysis/text/text-claim.ts";
import { UnitPartition } from "../../../src/analysis/text/unit-partition.ts";
import { claims, demands, isMet, textsUpTo } from "./claims.ts";

const texts = textsUpTo(3);
const someTexts = fc.array(
  fc.oneof(
    fc.constantFrom(...texts),
    fc.string({ unit: fc.constantFrom("a", "b", "1", ".", "\n", "A"), minLength: 1, maxLength: 7 }),
  ),
  { minLength: 8, maxLength: 8 },
);

const passes = ({ readers }: DemandedReaders, text: string): boolean =>
  readers.every(
    ({ reader, holds }) => acceptsAt(reader, readAll(reader, reader.first, text)) === holds,
  );

/** Whether all demands are met, as far as that is soon told. */
function areMet(wanted: readonly TextDemand[], text: string): boolean | undefined {
  const answers = new Set(wanted.map((demand) => isMet(demand, text)));
  if (answers.has(false)) return false;
  return answers.has(undefined) ? undefined : true;
}

/** The first text that passes readers and does not meet the demands, or meets them and does not pass. */
function misread(
  wanted: readonly TextDemand[],
  some: readonly string[],
  pass: typeof passes,
): string | undefined {
  const made = readersFor(wanted, { left: 1e6 });
  return some.find((text) => {
    const expected = areMet(wanted, text);
    // Where the readers ask for less, more texts pass.
    if (expected === undefined || (!expected && made.loosened !== undefined)) return false;
    return pass(made, text) !== expected;
  });
}

const law = (pass: typeof passes): fc.IProperty<[TextDemand[], string[]]> =>
  fc.property(demands, someTexts, (wanted, some) => {
    expect(misread(wanted, some, pass)).toBeUndefined();
  });

describe("a text passes the readers of demands exactly if it meets them", () => {
  test("one demand", () => {
    const one = fc.property(claims, fc.boolean(), someTexts, (claim, holds, some) => {
      expect(misread([{ claim, holds }], some, passes)).toBeUndefined();
    });
    fc.assert(one, { numRuns: 800 });
  });

  test("several demands", () => {
    fc.assert(law(passes), { numRuns: 500 });
  });

  test.each<[string, typeof passes]>([
    ["see a text in capitals", (made, text) => passes(made, text.toUpperCase())],
    ["do not see a last line feed", (made, text) => passes(made, text.replace(/\n$/, ""))],
    [
      "go by the first demand",
      ({ readers, loosened }, text) => passes({ readers: readers.slice(0, 1), loosened }, text),
    ],
  ])("but not readers that %s", (_, pass) => {
    expect(fc.check(law(pass), { numRuns: 3000 }).failed).toBe(true);
  });
});

test("readers go the same way on units of one class", () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
  const sameWay = fc.property(demands, units, (wanted, some) => {
    const readers = readersFor(wanted, { left: 1e6 }).readers.filter(
      ({ reader }) => reader.first >= 0,
    );
    const partition = new UnitPartition(readers.flatMap(({ reader }) => [...reader.sets]));
    const waysOn = (unit: number): ReaderState[] =>
      readers.map(({ reader }) => reader.step(reader.first, unit));
    const alike = some.map((unit) => partition.representatives[partition.classOf(unit)] ?? 0);
    expect(some.map(waysOn)).toEqual(alike.map(waysOn));
  });
  fc.assert(sameWay, { numRuns: 200 });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClockIndex, type Due } from "../../src/membership/clock-index.ts";
import { CodedColumn } from "../../src/membership/columns/coded-column.ts";
import type { Comparison } from "../../src/membership/rules/comparison.ts";
import { noon } from "../arbitraries/dates.ts";
import { isSeen } from "../laws/planted.ts";
import { comparisonIn } from "./columns/asks.ts";

const asks: readonly Comparison[] = [
  "-ge system.now",
  "-le system.now",
  "-ge system.now -plus PT1S",
  "-le system.now -minus PT1S",
  "-le system.now -plus P1D",
  "-ge 2024-12-19T12:00:00Z",
].map((ask) => comparisonIn(`user.employeeHireDate ${ask}`));

type Step =
  | { readonly kind: "write"; readonly row: number; readonly text: string }
  | { readonly kind: "advance"; readonly to: number }
  | { readonly kind: "learn" | "forget"; readonly id: number };

/** Instants at which answers change, and those beside them. */
const anyTime = fc
  .tuple(
    fc.constantFrom(0, 1000, -1000, 2000, 86_400_000, -86_400_000),
    fc.integer({ min: -2, max: 2 }),
  )
  .map(([far, near]) => noon.getTime() + far + near);
const text = fc.oneof(
  { weight: 1, arbitrary: fc.constant("") },
  { weight: 6, arbitrary: anyTime.map((time) => new Date(time).toISOString()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("2024-12-19", "2024-12-19T13:00:00+01:00", "2024-12-19T12:00:00"),
  },
);
const anyId = fc.nat({ max: asks.length - 1 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("write" as const),
        row: fc.integer({ min: 1, max: 9 }),
        text,
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("advance" as const), to: anyTime }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("learn" as const), id: anyId }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("forget" as const), id: anyId }) },
  ),
  { maxLength: 40, size: "max" },
);

/**
 * After every step each value satisfies what it does at that time; `advance` gives those values for which that is another
 * answer than before, and `nextDue` is the first time at which that will be so for a value of a row.
 */
const passing = (
  create: new (column: CodedColumn) => ClockIndex,
): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    let now = noon.getTime();
    const column = new CodedColumn("employeeHireDate", "date", {
      clock: () => now,
      length: () => 10,
    });
    const clock = new create(column);
    const known = new Set<number>();
    const texts = new Map<number, string>();
    const satisfied = (given: string, time: number): number[] =>
      [...known]
        .filter((id) => asks[id]?.test(given === "" ? undefined : given, time) === true)
        .toSorted((a, b) => a - b);
    for (const step of happened) {
      if (step.kind === "write") {
        column.write(step.row, step.text);
        clock.written();
        texts.set(step.row, step.text);
      } else if (step.kind === "advance") {
        const from = now;
        now = step.to;
        const dues = new Map<string, Due>();
        for (const due of clock.advance(from, now)) {
          const of = column.dictionary.textOf(due.code);
          expect(dues.has(of)).toBe(false);
          dues.set(of, due);
          expect([...due.before]).toEqual(satisfied(of, from));
          expect(satisfied(of, now)).not.toEqual(satisfied(of, from));
        }
        for (const held of texts.values())
          if (satisfied(held, now).join() !== satisfied(held, from).join())
            expect(dues.has(held), held).toBe(true);
      } else if (step.kind === "forget") {
        if (!known.delete(step.id)) continue;
        column.forget(step.id);
        clock.forget(step.id);
      } else if (!known.has(step.id)) {
        const ask = asks[step.id];
        if (ask === undefined) continue;
        known.add(step.id);
        column.learn(step.id, ask);
        if (ask.clock !== undefined) clock.learn(step.id, ask.clock);
      }
      for (const [row, held] of texts)
        expect([...column.satisfiedAt(row)], held).toEqual(satisfied(held, now));
      const next = times.find(
        (time) =>
          time > now &&
          [...texts.values()].some(
            (held) => satisfied(held, time).join() !== satisfied(held, now).join(),
          ),
      );
      expect(clock.nextDue(now)).toBe(next);
    }
  });

/** Every millisecond at which one of the drawn dates can have another answer. */
const times: readonly number[] = [
  ...new Set(
    [-86_400_000, -43_200_000, -2000, -1000, 0, 1000, 2000, 86_400_000].flatMap((far) =>
      [-86_400_000, -1000, 0, 1000].flatMap((moved) =>
        [-3, -2, -1, 0, 1, 2, 3].map((near) => noon.getTime() + far + moved + near),
      ),
    ),
  ),
].toSorted((a, b) => a - b);

/** Is a millisecond late. */
class Late extends ClockIndex {
  public override nextDue(now: number): number | undefined {
    const due = super.nextDue(now);
    return due === undefined ? undefined : due + 1;
  }
}

/** Does not hear of new values. */
class Deaf extends ClockIndex {
  public override written(): void {}
}

/** Lets time pass forward only. */
class Forward extends ClockIndex {
  public override advance(from: number, to: number): Due[] {
    return to < from ? [] : super.advance(from, to);
  }
}

describe("the clock index", () => {
  test("turns exactly those values over whose answers time changes, forwards and backwards", () => {
    fc.assert(passing(ClockIndex), { numRuns: 100 });
  });

  test.each([Late, Deaf, Forward])("that does not is seen: %o", (Faulty) => {
    expect(isSeen(passing(Faulty))).toBe(true);
  });
});

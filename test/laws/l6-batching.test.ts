/**
 * L6, batching: however a sequence of changes is cut into batches, the members at its end are the same, and so, netted
 * over all batches, are the membership changes.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, type MembershipChange, MembershipEngine } from "../../src/index.ts";
import { type Event, type GroupRule, inWorld } from "../arbitraries/changes.ts";
import { noon } from "../arbitraries/dates.ts";
import { happen, lineOf, membersIn } from "./model.ts";
import { isSeen } from "./planted.ts";

interface Case {
  readonly rules: readonly GroupRule[];
  readonly before: Event;
  readonly changes: readonly Change[];
  readonly cuts: readonly boolean[];
}

const cases = inWorld(({ rules, events }) =>
  fc.record({
    rules: fc.constant(rules),
    before: events.load,
    changes: fc
      .array(events.apply, { minLength: 1, maxLength: 5 })
      .map((batches) => batches.flatMap(({ changes }) => changes)),
    cuts: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  }),
);

/** The changes in batches: cut before every change whose mark says so. */
const cutInto = (changes: readonly Change[], cuts: readonly boolean[]): Change[][] =>
  changes.reduce<Change[][]>(
    (batches, change, index) =>
      cuts[index] === true || index === 0
        ? [...batches, [change]]
        : [...batches.slice(0, -1), [...(batches.at(-1) ?? []), change]],
    [],
  );

/** What is left of changes when going in and out again, or out and in again, cancels out. */
function netted(changes: readonly MembershipChange[]): string[] {
  const lines = new Set<string>();
  for (const change of changes) {
    const opposite = lineOf({ ...change, kind: change.kind === "joined" ? "left" : "joined" });
    if (!lines.delete(opposite)) lines.add(lineOf(change));
  }
  return [...lines].toSorted();
}

type Apply = (engine: MembershipEngine, batch: readonly Change[]) => readonly MembershipChange[];

/** The outcome of the changes in these batches. */
function outcome({ rules, before }: Case, batches: readonly (readonly Change[])[], apply: Apply) {
  const engine = new MembershipEngine({ now: noon });
  const groupIds = rules.map((_, index) => `group ${index}`);
  for (const [index, rule] of rules.entries())
    happen(engine, { kind: "set rule", groupId: `group ${index}`, rule });
  happen(engine, before);
  const changes = batches.flatMap((batch) => apply(engine, batch));
  return { members: membersIn(engine, groupIds), changes: netted(changes) };
}

const batching = (apply: Apply): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const whole = outcome(drawn, [drawn.changes], apply);
    const cut = outcome(drawn, cutInto(drawn.changes, drawn.cuts), apply);
    const single = outcome(
      drawn,
      drawn.changes.map((change) => [change]),
      apply,
    );
    expect(cut).toEqual(whole);
    expect(single).toEqual(whole);
  });

const faults: Readonly<Record<string, Apply>> = {
  "a batch keeps only the last change of each subject": (engine, batch) =>
    engine.apply([...new Map(batch.map((change) => [change.id, change])).values()]),
  "a batch reports only what its last change did": (engine, batch) =>
    batch.map((change) => engine.apply(change)).at(-1) ?? [],
};

describe("L6", () => {
  test("any split of a batch gives the same members and, netted, the same changes", () => {
    fc.assert(
      batching((engine, batch) => engine.apply(batch)),
      { numRuns: 250 },
    );
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(batching(faulty))).toBe(true);
  });
});

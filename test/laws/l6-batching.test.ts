/**
 * L6, batching: however a sequence of changes is cut into batches, the members at its end are the same, and so, netted
 * over all batches, are the membership changes.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change, MembershipChange, MembershipEngine } from "../../src/index.ts";
import {
  type Event,
  type EventArbitraries,
  type GroupRule,
  inWorld,
} from "../arbitraries/changes.ts";
import { anyCrowdedRule, crowdedEvents } from "../arbitraries/crowd.ts";
import { accepted, happen, lineOf, membersIn } from "./model.ts";
import { isSeen } from "./planted.ts";
import { anyTuning, tunedEngine } from "./tuned.ts";

interface Case {
  readonly tuning: string;
  readonly rules: readonly GroupRule[];
  readonly before: Event;
  readonly changes: readonly Change[];
  readonly cuts: readonly boolean[];
}

const varied = inWorld(({ rules, events }) => casesOf(fc.constant(rules), events));
const crowded = casesOf(fc.array(anyCrowdedRule, { minLength: 1, maxLength: 8 }), crowdedEvents);

/** Changes that are refused when they come alone are left out: together with others they would not. */
function casesOf(
  rules: fc.Arbitrary<readonly GroupRule[]>,
  events: EventArbitraries,
): fc.Arbitrary<Case> {
  return fc
    .record({
      tuning: anyTuning,
      rules,
      before: events.load,
      batches: fc.array(events.apply, { minLength: 1, maxLength: 5 }),
      cuts: fc.array(fc.boolean(), { minLength: 20, maxLength: 25 }),
    })
    .map(({ before, batches, ...drawn }) => {
      const single = batches.flatMap(({ changes }) =>
        changes.map((change): Event => ({ kind: "apply", changes: [change] })),
      );
      const [first, ...others] = accepted([withoutDoubles(before), ...single]);
      const changes = others.flatMap((event) => (event.kind === "apply" ? event.changes : []));
      return { ...drawn, before: first ?? before, changes };
    });
}

/** Each subject once, so that no load is refused. */
const withoutDoubles = ({ kind, subjects }: Extract<Event, { kind: "load" }>): Event => ({
  kind,
  subjects: [...new Map(subjects.map((data) => [data.id, data])).values()],
});

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
function outcome(
  { tuning, rules, before }: Case,
  batches: readonly (readonly Change[])[],
  way: Apply,
) {
  const engine = tunedEngine(tuning);
  const groupIds = rules.map((_, index) => `group ${index}`);
  for (const [index, rule] of rules.entries())
    happen(engine, { kind: "set rule", groupId: `group ${index}`, rule });
  happen(engine, before);
  const changes = batches.flatMap((batch) => way(engine, batch));
  return { members: membersIn(engine, groupIds), changes: netted(changes) };
}

const batching = (way: Apply, cases = crowded): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const whole = outcome(drawn, [drawn.changes], way);
    const cut = outcome(drawn, cutInto(drawn.changes, drawn.cuts), way);
    const single = outcome(
      drawn,
      drawn.changes.map((change) => [change]),
      way,
    );
    expect(cut).toEqual(whole);
    expect(single).toEqual(whole);
  });

const apply: Apply = (engine, batch) => engine.apply(batch);

const faults: Readonly<Record<string, Apply>> = {
  "a batch keeps only the last change of each subject": (engine, batch) =>
    engine.apply([...new Map(batch.map((change) => [change.id, change])).values()]),
  "a batch reports only what its last change did": (engine, batch) =>
    batch.map((change) => engine.apply(change)).at(-1) ?? [],
};

describe("L6", () => {
  test("any split of a batch gives the same members and, netted, the same changes", () => {
    fc.assert(batching(apply, varied), { numRuns: 80 });
  });

  test("and so it does where everything meets everything", () => {
    fc.assert(batching(apply), { numRuns: 150 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(batching(faulty))).toBe(true);
  });
});

/**
 * L7, exact deltas: the membership changes that an engine reports, replayed from empty, give its members at every
 * point. None is empty (who joins was not in, who leaves was), and within one result none is repeated or contradicted.
 * Whichever way the engine took, it reports the same.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MembershipChange, MembershipEngine } from "../../src/index.ts";
import { anyEvent, type Event, inWorld } from "../arbitraries/changes.ts";
import { crowdedEvent } from "../arbitraries/crowd.ts";
import { accepted, byUnits, happen, lineOf } from "./model.ts";
import { isSeen } from "./planted.ts";
import { anyTuning, tunedEngine, tuningNames } from "./tuned.ts";

interface Case {
  readonly tuning: string;
  readonly history: readonly Event[];
}

/** Loading in bulk reports nothing, so it is not among the events. */
const isReported = ({ kind }: Event): boolean => kind !== "load";

const varied = inWorld((world) => casesOf(anyEvent(world).filter(isReported), 12));
const crowded = casesOf(crowdedEvent().filter(isReported), 20);

function casesOf(event: fc.Arbitrary<Event>, maxLength: number): fc.Arbitrary<Case> {
  const history = fc.array(event, { maxLength, size: "medium" }).map(accepted);
  return fc.record({ tuning: anyTuning, history });
}

type Happen = (engine: MembershipEngine, event: Event) => readonly MembershipChange[];

const pairOf = ({ groupId, subjectId }: Omit<MembershipChange, "kind">): string =>
  JSON.stringify([groupId, subjectId]);

const exactness = (report: Happen, cases = crowded): fc.IProperty<[Case]> =>
  fc.property(cases, ({ tuning, history }) => {
    const engine = tunedEngine(tuning);
    const replayed = new Set<string>();
    const groupIds = new Set(
      history.flatMap((event) => (event.kind === "set rule" ? [event.groupId] : [])),
    );
    for (const event of history) {
      const changes = report(engine, event);
      expect(new Set(changes.map(pairOf)).size, "repeated or contradicted").toBe(changes.length);
      for (const change of changes) {
        const isDone =
          change.kind === "joined" ? !replayed.has(pairOf(change)) : replayed.has(pairOf(change));
        expect(isDone, `empty: ${JSON.stringify(change)}`).toBe(true);
        if (change.kind === "joined") replayed.add(pairOf(change));
        else replayed.delete(pairOf(change));
      }
      const members = [...groupIds].flatMap((groupId) =>
        engine.members(groupId).map((subjectId) => pairOf({ groupId, subjectId })),
      );
      expect(replayed, JSON.stringify(event)).toEqual(new Set(members));
    }
  });

const faults: Readonly<Record<string, Happen>> = {
  "a change is missing": (engine, event) => happen(engine, event).slice(1),
  "a change is repeated": (engine, event) =>
    happen(engine, event).flatMap((change) => [change, change]),
  "members join again when their group's rule is set": (engine, event) => [
    ...rejoined(engine, event),
    ...happen(engine, event),
  ],
};

const rejoined = (engine: MembershipEngine, event: Event): MembershipChange[] =>
  event.kind === "set rule"
    ? engine
        .members(event.groupId)
        .map((subjectId) => ({ kind: "joined", groupId: event.groupId, subjectId }))
    : [];

describe("L7", () => {
  test("the changes, replayed from empty, are the members", () => {
    fc.assert(exactness(happen, varied), { numRuns: 150 });
  });

  test("and so they are where everything meets everything", () => {
    fc.assert(exactness(happen), { numRuns: 300 });
  });

  test("are the same whichever way the engine takes", () => {
    const histories = fc
      .array(crowdedEvent(), { minLength: 5, maxLength: 20, size: "medium" })
      .map(accepted);
    fc.assert(
      fc.property(histories, (history) => {
        const [first, ...others] = tuningNames.map((tuning) => {
          const engine = tunedEngine(tuning);
          return history.map((event) => happen(engine, event).map(lineOf).toSorted(byUnits));
        });
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(exactness(faulty))).toBe(true);
  });
});

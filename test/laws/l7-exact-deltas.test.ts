/**
 * L7, exact deltas: the membership changes that an engine reports, replayed from empty, give its members at every
 * point. None is empty (who joins was not in, who leaves was), and within one result none is repeated or contradicted.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MembershipChange, MembershipEngine } from "../../src/index.ts";
import { anyEvent, type Event, inWorld } from "../arbitraries/changes.ts";
import { noon } from "../arbitraries/dates.ts";
import { happen } from "./model.ts";
import { isSeen } from "./planted.ts";

/** Loading in bulk reports nothing, so it is not among the events. */
const histories = inWorld((world) =>
  fc.array(
    anyEvent(world).filter(({ kind }) => kind !== "load"),
    { maxLength: 12 },
  ),
);

type Happen = (engine: MembershipEngine, event: Event) => readonly MembershipChange[];

const pairOf = ({ groupId, subjectId }: Omit<MembershipChange, "kind">): string =>
  JSON.stringify([groupId, subjectId]);

const exactness = (report: Happen): fc.IProperty<[Event[]]> =>
  fc.property(histories, (history) => {
    const engine = new MembershipEngine({ now: noon });
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
    fc.assert(exactness(happen), { numRuns: 300 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(exactness(faulty))).toBe(true);
  });
});

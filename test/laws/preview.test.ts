/**
 * Preview: what `preview` announces is exactly what `setRule` then does: who joins, who leaves, how many stay; and asking
 * for it changes nothing.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MembershipEngine, type Preview, print } from "../../src/index.ts";
import { anyEvent, type Event, type GroupRule, inWorld } from "../arbitraries/changes.ts";
import { noon } from "../arbitraries/dates.ts";
import { byUnits, happen, membersIn } from "./model.ts";
import { isSeen } from "./planted.ts";

interface Case {
  readonly history: readonly Event[];
  readonly groupId: string;
  readonly rule: GroupRule;
}

const cases = inWorld((world) =>
  fc.record({
    history: fc.array(anyEvent(world), { maxLength: 8 }),
    groupId: fc.constantFrom("everybody", "sales", "new"),
    rule: fc.constantFrom(...world.rules),
  }),
);

type Announce = (engine: MembershipEngine, groupId: string, rule: GroupRule) => Preview;

function announced(engine: MembershipEngine, groupId: string, { kind, rule }: GroupRule): Preview {
  const result = engine.preview(groupId, print(rule), { subject: kind });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

/** All that can be asked of an engine about its members. */
const stateOf = (engine: MembershipEngine, groupIds: readonly string[]): unknown => {
  const { subjects, groups, memberships } = engine.stats();
  return [
    membersIn(engine, groupIds),
    engine.groupsFor("user"),
    engine.groupsFor("device"),
    subjects,
    groups,
    memberships,
  ];
};

const foresight = (announce: Announce): fc.IProperty<[Case]> =>
  fc.property(cases, ({ history, groupId, rule }) => {
    const engine = new MembershipEngine({ now: noon });
    for (const event of history) happen(engine, event);
    const groupIds = ["everybody", "sales", "new", "__proto__", "hasOwnProperty"];
    const before = stateOf(engine, groupIds);
    const present = engine.members(groupId);
    const { joined, left, unchanged } = announce(engine, groupId, rule);
    expect(stateOf(engine, groupIds)).toEqual(before);
    const changes = happen(engine, { kind: "set rule", groupId, rule });
    const idsOf = (kind: "joined" | "left"): string[] =>
      changes.flatMap((change) => (change.kind === kind ? [change.subjectId] : []));
    expect(joined.toSorted(byUnits)).toEqual(idsOf("joined").toSorted(byUnits));
    expect(left.toSorted(byUnits)).toEqual(idsOf("left").toSorted(byUnits));
    expect(unchanged).toBe(present.length - left.length);
  });

const faults: Readonly<Record<string, Announce>> = {
  "a preview that sets the rule": (engine, groupId, rule) => {
    const preview = announced(engine, groupId, rule);
    happen(engine, { kind: "set rule", groupId, rule });
    return preview;
  },
  "a preview that lets everybody leave first": (engine, groupId, rule) => ({
    ...announced(engine, groupId, rule),
    left: engine.members(groupId),
  }),
};

describe("preview", () => {
  test("announces what setRule does, and changes nothing", () => {
    fc.assert(foresight(announced), { numRuns: 250 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(foresight(faulty))).toBe(true);
  });
});

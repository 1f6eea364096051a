/** A parallel engine knows, reports and refuses what one engine does, whatever happens to both. */
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { check, MembershipEngine, type PreviewedChange, shard } from "../../src/index.ts";
import { ParallelEngine } from "../../src/node.ts";
import { anyEvent, type Event, inWorld } from "../arbitraries/changes.ts";
import { anyCrowdedRule, crowdedEvent, crowdedGroupIds } from "../arbitraries/crowd.ts";
import { noon } from "../arbitraries/dates.ts";
import { settingUp } from "../laws/history.ts";
import { byUnits, checkedOf, membersIn } from "../laws/model.ts";
import { isSeen } from "../laws/planted.ts";
import { emptied, type Engine, idsIn, outcomeOf } from "./reused.ts";

const threads = new ParallelEngine({ workers: 2, now: noon });
afterAll(() => {
  threads.close();
});

const varied = inWorld((world) => fc.array(anyEvent(world), { maxLength: 12 }));
const crowded = fc
  .tuple(
    fc.array(anyCrowdedRule, { maxLength: crowdedGroupIds.length }),
    fc.array(crowdedEvent(), { maxLength: 16, size: "medium" }),
  )
  .map(([rules, events]) => [...settingUp(rules), ...events]);

/** What an engine says about everybody and everything. */
function known(engine: Engine, groupIds: readonly string[], ids: readonly string[]): object {
  const { subjects, groups, memberships } = engine.stats();
  return {
    members: membersIn(engine, groupIds),
    stats: { subjects, groups, memberships },
    groupsFor: [engine.groupsFor("user"), engine.groupsFor("device")],
    subjects: ids.map((id) => ({
      id,
      groups: engine.groupsOf(id).toSorted(byUnits),
      is: groupIds.filter((groupId) => engine.isMember(groupId, id)),
      attributes: engine.attributesOf(id),
      reasons: groupIds.map((groupId) => engine.explain(groupId, id)),
    })),
  };
}

/** What an engine says of a rule that it does not have. */
function previewed(engine: Engine, groupId: string, rule: Parameters<Engine["setRule"]>[1]) {
  const result = engine.preview(groupId, rule, { sample: 100 });
  if (!result.ok) return result.diagnostics;
  const { joined, left, unchanged, sample } = result.value;
  return {
    joined: joined.toSorted(byUnits),
    left: left.toSorted(byUnits),
    unchanged,
    why: [sample?.joined.toSorted(bySubject), sample?.left.toSorted(bySubject)],
  };
}

const bySubject = (one: PreviewedChange, other: PreviewedChange): number =>
  byUnits(one.subjectId, other.subjectId);

const sameness = (
  histories: fc.Arbitrary<readonly Event[]>,
  parallel: Engine = threads,
): fc.IProperty<[readonly Event[]]> =>
  fc.property(histories, (history) => {
    const ids = [...idsIn(history), "nobody"];
    const groupIds = ["nobody's", ...groupIdsIn(history)];
    emptied(threads, idsOfHistories);
    for (const id of ids) idsOfHistories.add(id);
    const one = new MembershipEngine({ now: noon });
    for (const event of history) {
      expect(outcomeOf(parallel, event)).toEqual(outcomeOf(one, event));
      expect(membersIn(parallel, groupIds)).toEqual(membersIn(one, groupIds));
      if (event.kind !== "set rule") continue;
      const rule = checkedOf(event.rule);
      expect(previewed(parallel, "all", rule)).toEqual(previewed(one, "all", rule));
    }
    expect(known(parallel, groupIds, ids)).toEqual(known(one, groupIds, ids));
  });

const idsOfHistories = new Set<string>();

const groupIdsIn = (history: readonly Event[]): Set<string> =>
  new Set(history.flatMap((event) => (event.kind === "set rule" ? [event.groupId] : [])));

/** The engine with some methods that do something else. */
const faulty = (methods: Partial<Engine>): Engine =>
  Object.assign(Object.create(threads) as Engine, methods);

const faults: Readonly<Record<string, Engine>> = {
  "a batch is refused in one shard and applied in the other": faulty({
    apply: (changes) => {
      const parts = [0, 1].map((index) =>
        [changes].flat().filter(({ id }) => shard(index, 2).owns(id)),
      );
      return parts.flatMap((part) => threads.apply(part));
    },
  }),
  "a load is refused in one shard and stays in the other": faulty({
    load: (subjects) => {
      const all = [...subjects];
      for (const index of [0, 1]) threads.load(all.filter(({ id }) => shard(index, 2).owns(id)));
    },
  }),
  "the members of one shard are left out": faulty({
    members: (groupId) => threads.members(groupId).filter((id) => shard(0, 2).owns(id)),
  }),
  "time stands still": faulty({ advance: () => [] }),
};

describe("two threads and one engine", () => {
  test("come to the same, whatever happens", () => {
    fc.assert(sameness(varied), { numRuns: 30 });
  });

  test("and so they do where everything meets everything", () => {
    fc.assert(sameness(crowded), { numRuns: 60 });
  });

  test.for(Object.entries(faults))("are seen to differ where %s", ([, parallel]) => {
    expect(isSeen(sameness(crowded, parallel))).toBe(true);
  });
});

describe("a rule", () => {
  test("that was checked under larger limits is taken with them", () => {
    const ids = Array.from(
      { length: 60 },
      (_, index) => `62e19b97-8b3d-4d4a-a106-${String(index).padStart(12, "0")}`,
    );
    const text = `user.memberOf -any (group.objectId -in [${ids.map((id) => `'${id}'`).join()}])`;
    expect(threads.setRule("large", text).ok).toBe(false);
    const checked = check(text, { limits: { memberOfGroups: 60, length: 10_000 } });
    expect(checked.ok && threads.setRule("large", checked.value)).toEqual({
      ok: true,
      value: [],
      diagnostics: [],
    });
    threads.removeRule("large");
  });

  test("that is not legal gives the diagnostics that one engine gives", () => {
    const one = new MembershipEngine();
    for (const rule of ['user.departmen -eq "Sales"', "user.department -eq", ""]) {
      expect(threads.setRule("bad", rule)).toEqual(one.setRule("bad", rule));
      expect(threads.preview("bad", rule)).toEqual(one.preview("bad", rule));
    }
    const options = { subject: "device" } as const;
    const rule = 'user.department -eq "Sales"';
    expect(threads.setRule("bad", rule, options)).toEqual(one.setRule("bad", rule, options));
  });
});

test("a snapshot brings the threads back, with what they know", () => {
  emptied(threads, idsOfHistories);
  threads.setRule("sales", 'user.department -eq "Sales"');
  threads.setRule("new", newcomers);
  threads.load(salespeople(50));
  using again = ParallelEngine.restore(threads.snapshot());
  const ids = salespeople(50).map(({ id }) => id);
  for (const id of ids) idsOfHistories.add(id);
  const groups = ["sales", "new"];
  expect(known(again, groups, ids)).toEqual(known(threads, groups, ids));
  expect(again.nextDue()).toEqual(threads.nextDue());
  const left = again.apply({ kind: "remove", subject: "user", id: "user 3" });
  expect(left).toEqual([{ kind: "left", groupId: "sales", subjectId: "user 3" }]);
});

test("a shard may be divided among threads once more", () => {
  const half = shard(1, 2);
  using parallel = new ParallelEngine({ workers: 2, shard: half });
  const one = new MembershipEngine({ shard: half });
  for (const engine of [parallel, one]) {
    engine.advance(noon);
    engine.setRule("sales", 'user.department -eq "Sales"');
    engine.setRule("new", newcomers);
    engine.load(salespeople(100));
  }
  expect(parallel.stats().comparisons).toBe(2);
  expect(parallel.nextDue()).toEqual(one.nextDue());
  expect(parallel.nextDue()).toBeInstanceOf(Date);
  expect(parallel.members("sales").toSorted(byUnits)).toEqual(
    one.members("sales").toSorted(byUnits),
  );
  const ids = salespeople(100).map(({ id }) => id);
  expect(known(parallel, ["sales"], ids)).toEqual(known(one, ["sales"], ids));
});

const newcomers = "user.employeeHireDate -ge system.now -minus P7D";

const salespeople = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    subject: "user" as const,
    id: `user ${index}`,
    properties: {
      department: index % 3 === 0 ? "Sales" : "IT",
      employeeHireDate: new Date(noon.getTime() + (index - 50) * 86_400_000).toISOString(),
    },
  }));

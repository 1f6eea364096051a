import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MembershipEngine, RefusedChange, type SubjectData } from "../../src/index.ts";
import type { Event } from "../arbitraries/changes.ts";
import {
  anyCrowdedRule,
  crowdedEvent,
  crowdedEvents,
  crowdedGroupIds,
  crowdedIds,
} from "../arbitraries/crowd.ts";
import { noon } from "../arbitraries/dates.ts";
import { settingUp } from "../laws/history.ts";
import { accepted, byUnits, happen, lineOf, membersIn } from "../laws/model.ts";
import { isSeen } from "../laws/planted.ts";
import { anyTuning, tunedEngine } from "../laws/tuned.ts";

/** How a load fails: the iterable throws, or a subject at some place is refused. */
const failures: Readonly<
  Record<string, (subjects: readonly SubjectData[]) => Iterable<SubjectData>>
> = {
  "a generator that throws": function* throwing(subjects) {
    yield* subjects;
    throw new Error("the disk is gone");
  },
  "a value of another type": (subjects) => [
    ...subjects,
    { subject: "user", id: "zoe", properties: { department: true } },
  ],
  "a name that rules do not know": (subjects) => [
    { subject: "user", id: "zoe", properties: { nope: "x" } },
    ...subjects,
  ],
  "an id of the other kind": (subjects) => [
    ...subjects,
    { subject: "user", id: "zoe", properties: { city: "Oslo" } },
    { subject: "device", id: "zoe", properties: {} },
  ],
};

interface Case {
  readonly tuning: string;
  readonly before: readonly Event[];
  readonly subjects: readonly SubjectData[];
  readonly failure: string;
  readonly after: readonly Event[];
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    tuning: anyTuning,
    rules: fc.array(anyCrowdedRule, { maxLength: 5 }),
    events: fc.array(crowdedEvent(), { maxLength: 8, size: "medium" }),
    subjects: crowdedEvents.load.map((load) => load.subjects),
    failure: fc.constantFrom(...Object.keys(failures)),
    after: fc.array(crowdedEvent(), { maxLength: 6, size: "medium" }),
  })
  .map(({ rules, events, after, ...rest }) => {
    const before = accepted([...settingUp(rules), ...events]);
    return {
      ...rest,
      before,
      after: accepted([...before, ...after]).slice(before.length),
    };
  });

/** All that can be asked of an engine. */
const answersOf = (engine: MembershipEngine): unknown => {
  const { subjects, memberships, groups } = engine.stats();
  return {
    counts: { subjects, memberships, groups },
    due: engine.nextDue(),
    members: membersIn(engine, crowdedGroupIds),
    subjects: [...crowdedIds, "zoe"].map((id) => [
      engine.attributesOf(id),
      engine.groupsOf(id).toSorted(byUnits),
    ]),
    previews: ["user.objectId -ne null", "user.city -eq null", 'user.department -eq "Sales"'].map(
      (rule) => {
        const result = engine.preview("", rule);
        return result.ok && result.value.joined.toSorted(byUnits);
      },
    ),
  };
};

/** After a load that failed an engine answers as it did before, and goes on as one that was never asked. */
const allOrNone = (Class: typeof MembershipEngine): fc.IProperty<[Case]> =>
  fc.property(cases, ({ tuning, before, subjects, failure, after }) => {
    const engine = tunedEngine(tuning, Class);
    const other = tunedEngine(tuning);
    for (const event of before) {
      happen(engine, event);
      happen(other, event);
    }
    const failing = failures[failure]?.(subjects) ?? [];
    expect(() => {
      engine.load(failing);
    }).toThrow(Error);
    expect(answersOf(engine)).toEqual(answersOf(other));
    for (const event of after)
      expect(happen(engine, event).map(lineOf).toSorted(byUnits)).toEqual(
        happen(other, event).map(lineOf).toSorted(byUnits),
      );
    expect(answersOf(engine)).toEqual(answersOf(other));
  });

/** Takes subjects in until one does not fit. */
class Eager extends MembershipEngine {
  public override load(subjects: Iterable<SubjectData>): void {
    for (const data of subjects) super.load([data]);
  }
}

const people = (city: string, count: number): SubjectData[] =>
  Array.from({ length: count }, (_, index) => ({
    subject: "user",
    id: `user ${index}`,
    properties: { city, mail: `${index}@${city}.org`, otherMails: [city, `${index % 3}`] },
  }));

describe("a load that fails", () => {
  test("leaves nothing behind, and what it replaced is as before", () => {
    fc.assert(allOrNone(MembershipEngine), { numRuns: 25 });
  });

  test("is seen where it leaves something behind", () => {
    expect(isSeen(allOrNone(Eager))).toBe(true);
  });

  test("throws what the subjects threw", () => {
    const engine = new MembershipEngine();
    const ann: SubjectData = { subject: "user", id: "ann", properties: { city: "Oslo" } };
    expect(() => {
      engine.load(failures["a generator that throws"]?.([ann]) ?? []);
    }).toThrow("the disk is gone");
    expect(engine.attributesOf("ann")).toBeUndefined();
    expect(engine.stats().subjects).toBe(0);
  });

  test("says of every subject that does not fit which one it is", () => {
    const engine = new MembershipEngine();
    const wrong = { city: 1 } as unknown as SubjectData["properties"];
    const load = (): void => {
      engine.load([
        { subject: "user", id: "ann", properties: { city: "Oslo" } },
        { subject: "user", id: "bob", properties: wrong },
        { subject: "user", id: "cat", properties: {} },
        { subject: "device", id: "ann", properties: {} },
      ]);
    };
    expect(load).toThrow(RefusedChange);
    expect(load).toThrow(expect.objectContaining({ places: [1, 3] }));
    expect(engine.stats().subjects).toBe(0);
  });

  test("puts back a whole chunk of people that it replaced, some of them more than once", () => {
    const engine = new MembershipEngine({ now: noon, tuning: { textColumnAt: 20 } });
    engine.setRule("oslo", 'user.city -eq "Oslo" -and user.mail -endsWith "1@oslo.org"');
    engine.setRule("bergen", 'user.city -eq "Bergen"');
    engine.load(people("Oslo", 300));
    const before = engine.members("oslo");
    const attributes = engine.attributesOf("user 7");
    expect(before).toHaveLength(30);
    expect(() => {
      engine.load([
        ...people("Bergen", 400),
        ...people("Bodø", 10),
        { subject: "device", id: "user 3", properties: {} },
      ]);
    }).toThrow(RefusedChange);
    expect(engine.members("oslo")).toEqual(before);
    expect(engine.members("bergen")).toEqual([]);
    expect(engine.attributesOf("user 7")).toEqual(attributes);
    expect(engine.stats().subjects).toBe(300);
    engine.load(people("Bergen", 400));
    expect(engine.members("bergen")).toHaveLength(400);
    expect(engine.members("oslo")).toEqual([]);
  });
});

describe("what a load reads from cannot change the engine", () => {
  const meddling: Readonly<Record<string, (engine: MembershipEngine) => unknown>> = {
    apply: (engine) =>
      engine.apply({ kind: "patch", subject: "user", id: "a", properties: { department: "S" } }),
    load: (engine) => engine.load([]),
    setRule: (engine) => engine.setRule("other", "user.objectId -ne null"),
    removeRule: (engine) => engine.removeRule("s"),
    advance: (engine) => engine.advance(new Date(1)),
    preview: (engine) => engine.preview("s", "user.objectId -ne null"),
    snapshot: (engine) => engine.snapshot(),
  };

  test.each(Object.entries(meddling))("%s is refused, and nothing is left", (_, meddle) => {
    const engine = new MembershipEngine({ now: new Date(0) });
    engine.setRule("s", 'user.department -eq "S"');
    const subjects = function* (): Generator<SubjectData> {
      yield { subject: "user", id: "a", properties: {} };
      meddle(engine);
    };
    expect(() => {
      engine.load(subjects());
    }).toThrow(/is loading/u);
    expect(engine.stats()).toMatchObject({ subjects: 0, memberships: 0, groups: 1 });
    engine.load([{ subject: "user", id: "b", properties: {} }]);
    expect(engine.members("s")).toEqual([]);
  });
});

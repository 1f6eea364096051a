/**
 * Snapshots: an engine restored from the snapshot of another answers everything as that one does, and goes on as that
 * one does, whatever happens to both. Bytes that are not whole are refused: no flipped bit goes unseen.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MembershipChange,
  MembershipEngine,
  RefusedChange,
  shard,
  SnapshotError,
} from "../../src/index.ts";
import type { Event } from "../arbitraries/changes.ts";
import { anyCrowdedRule, crowdedEvent, crowdedGroupIds, crowdedIds } from "../arbitraries/crowd.ts";
import { noon } from "../arbitraries/dates.ts";
import { convergence, crowded, expectSame, settingUp, Step, varied } from "./history.ts";
import { byUnits, happen, lineOf, membersIn } from "./model.ts";
import { isSeen } from "./planted.ts";
import { anyTuning, tunedEngine } from "./tuned.ts";

type Restore = (engine: MembershipEngine) => MembershipEngine;

const restored: Restore = (engine) => MembershipEngine.restore(engine.snapshot());

/** The engine is put away and taken out again. */
const restoring = fc.constant(
  new Step({ kind: "restore" }, (model, stage) => {
    Object.assign(stage, { engine: restored(stage.engine) });
    expectSame(model, stage.engine);
  }),
);

interface Case {
  readonly tuning: string;
  readonly before: readonly Event[];
  readonly after: readonly Event[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  tuning: anyTuning,
  before: fc
    .tuple(
      fc.array(anyCrowdedRule, { maxLength: crowdedGroupIds.length }),
      fc.array(crowdedEvent(), { maxLength: 12, size: "medium" }),
    )
    .map(([rules, events]) => [...settingUp(rules), ...events]),
  after: fc.array(crowdedEvent(), { maxLength: 12, size: "medium" }),
});

/** What an engine reports of an event, or that it refuses it. */
function reported(engine: MembershipEngine, event: Event): string[] {
  try {
    return happen(engine, event)
      .map((change: MembershipChange) => lineOf(change))
      .toSorted(byUnits);
  } catch (error) {
    if (error instanceof RefusedChange) return [`refused: ${error.message}`];
    throw error;
  }
}

/** All that an engine says when it is asked. */
function answersOf(engine: MembershipEngine): unknown {
  const { subjects, groups, memberships } = engine.stats();
  return {
    counts: { subjects, groups, memberships },
    due: engine.nextDue(),
    groups: [engine.groupsFor("user"), engine.groupsFor("device")].map((ids) =>
      ids.toSorted(byUnits),
    ),
    members: membersIn(engine, crowdedGroupIds),
    subjects: crowdedIds.map((id) => ({
      attributes: { ...engine.attributesOf(id) },
      groups: engine.groupsOf(id).toSorted(byUnits),
      reasons: crowdedGroupIds.map((groupId) => engine.explain(groupId, id)),
    })),
  };
}

const sameness = (restore: Restore): fc.IProperty<[Case]> =>
  fc.property(cases, ({ tuning, before, after }) => {
    const engine = tunedEngine(tuning);
    for (const event of before) reported(engine, event);
    const other = restore(engine);
    expect(answersOf(other)).toEqual(answersOf(engine));
    for (const event of after) expect(reported(other, event)).toEqual(reported(engine, event));
    expect(answersOf(other)).toEqual(answersOf(engine));
  });

const faults: Readonly<Record<string, Restore>> = {
  "the clock goes on a little": (engine) => {
    const other = restored(engine);
    const due = other.nextDue();
    if (due !== undefined) other.advance(due);
    return other;
  },
  "a group is left out": (engine) => {
    const other = restored(engine);
    other.removeRule(other.groupsFor("user")[0] ?? "");
    return other;
  },
  "a value is left out": (engine) => {
    const other = restored(engine);
    other.apply({ kind: "patch", subject: "user", id: "ann", properties: { mail: null } });
    return other;
  },
};

/** A small engine with something of everything in it. */
function furnished(): MembershipEngine {
  const engine = new MembershipEngine({ now: noon });
  engine.load([
    {
      subject: "user",
      id: "ann",
      properties: { department: "Sales", mail: "ann@x.org", otherMails: ["a", "b"] },
    },
    {
      subject: "user",
      id: "bob",
      properties: { employeeHireDate: "2025-01-01", accountEnabled: true },
    },
    { subject: "device", id: "pc", properties: { deviceOSVersion: "10.2", isRooted: false } },
  ]);
  engine.setRule("sales", 'user.department -eq "Sales" -and user.otherMails -any (_ -eq "a")');
  engine.setRule("new", "user.employeeHireDate -ge system.now");
  engine.setRule("pcs", 'device.deviceOSVersion -ge "10.0"');
  return engine;
}

describe("a snapshot", () => {
  test("can be taken and restored at any point of a history", () => {
    fc.assert(convergence(crowded(restoring)), { numRuns: 60 });
    fc.assert(convergence(varied(restoring)), { numRuns: 30 });
  });

  test("restores an engine that answers the same and goes on the same", () => {
    fc.assert(sameness(restored), { numRuns: 60 });
  });

  test("changes nothing and is the same when taken again", () => {
    const engine = furnished();
    const before = answersOf(engine);
    expect(engine.snapshot()).toEqual(engine.snapshot());
    expect(answersOf(engine)).toEqual(before);
  });

  test("is nobody's memory: neither engine changes it, and it changes neither", () => {
    const engine = furnished();
    const bytes = engine.snapshot();
    const copy = bytes.slice();
    const other = MembershipEngine.restore(bytes);
    const before = answersOf(other);
    const leaving = { kind: "remove", subject: "user", id: "ann" } as const;
    engine.apply(leaving);
    expect(bytes).toEqual(copy);
    bytes.fill(0);
    expect(answersOf(other)).toEqual(before);
    other.apply(leaving);
    expect(answersOf(MembershipEngine.restore(copy))).toEqual(before);
  });

  test.each([1, 2, 3, 4, 7])("can lie %i bytes into other bytes", (offset) => {
    const engine = furnished();
    const bytes = engine.snapshot();
    const wider = new Uint8Array(bytes.length + offset + 5).fill(255);
    wider.set(bytes, offset);
    const lying = wider.subarray(offset, offset + bytes.length);
    expect(answersOf(MembershipEngine.restore(lying))).toEqual(answersOf(engine));
  });

  test("keeps whether names that rules do not know are refused", () => {
    const nope = { kind: "patch", subject: "user", id: "ann", properties: { nope: "x" } } as const;
    const lenient = restored(new MembershipEngine({ extraProperties: "ignore" }));
    expect(lenient.apply(nope)).toEqual([]);
    expect(() => restored(new MembershipEngine()).apply(nope)).toThrow(RefusedChange);
  });

  test("keeps the shard", () => {
    const halves = [0, 1].map((index) =>
      restored(new MembershipEngine({ shard: shard(index, 2) })),
    );
    for (const half of halves) {
      half.setRule("all", "user.objectId -ne null");
      half.load(crowdedIds.map((id) => ({ subject: "user", id, properties: {} })));
    }
    const members = halves.flatMap((half) => half.members("all"));
    expect(members.toSorted(byUnits)).toEqual(crowdedIds.toSorted(byUnits));
    expect(halves.every((half) => half.members("all").length < crowdedIds.length)).toBe(true);
  });

  test("keeps that there is no clock", () => {
    expect(
      restored(new MembershipEngine()).setRule("new", "user.employeeHireDate -ge system.now"),
    ).toMatchObject({ ok: false, diagnostics: [{ code: "missing-clock" }] });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(sameness(faulty))).toBe(true);
  });
});

describe("refused is", () => {
  const bytes = furnished().snapshot();

  /** All at the ends, where a format has its marks and sums, and every seventeenth between. */
  const places = Array.from(bytes.keys()).filter(
    (place) => place < 300 || place >= bytes.length - 100 || place % 17 === 0,
  );

  test("a snapshot with any one byte changed", () => {
    const unseen = places.filter((place) => {
      const damaged = bytes.slice();
      damaged[place] = (damaged[place] ?? 0) ^ ([1, 128, 255][place % 3] ?? 1);
      return !isRefused(damaged);
    });
    expect(unseen).toEqual([]);
  });

  test("a snapshot cut short, anywhere", () => {
    expect(places.filter((length) => !isRefused(bytes.slice(0, length)))).toEqual([]);
  });

  test("a snapshot with something after it", () => {
    expect(isRefused(new Uint8Array([...bytes, 0]))).toBe(true);
    expect(isRefused(new Uint8Array([...bytes, ...bytes]))).toBe(true);
  });

  test("two bytes exchanged", () => {
    const first = bytes.findIndex((byte, place) => place > 40 && byte !== bytes[place + 1]);
    const damaged = bytes.slice();
    damaged.set([bytes[first + 1] ?? 0, bytes[first] ?? 0], first);
    expect(isRefused(damaged)).toBe(true);
  });

  test("whatever else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (other) => {
        expect(isRefused(other)).toBe(true);
        expect(isRefused(new Uint8Array([...bytes.slice(0, 16), ...other]))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("a newer format, which is said", () => {
    const newer = bytes.slice();
    new DataView(newer.buffer).setUint32(8, 1000, true);
    expect(() => MembershipEngine.restore(newer)).toThrow(SnapshotError);
    expect(() => MembershipEngine.restore(newer)).toThrow(/format 1000\b.*\bnewer\b/u);
  });

  test("with a message", () => {
    expect(() => MembershipEngine.restore(bytes.slice(0, -1))).toThrow(/\bsnapshot\b/u);
    expect(() => MembershipEngine.restore(new TextEncoder().encode('{"users": []}'))).toThrow(
      /\bsnapshot\b/u,
    );
  });
});

/** Whether restoring is refused as it should be. Any other error is thrown on. */
function isRefused(bytes: Uint8Array): boolean {
  try {
    MembershipEngine.restore(bytes);
    return false;
  } catch (error) {
    if (error instanceof SnapshotError) return true;
    throw error;
  }
}

/**
 * L12, shards: every subject belongs to exactly one of the shards, always the same; engines that own a shard each, and
 * are told everything, have together the members that one engine has for all, and report together the same changes.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MembershipEngine, type Shard, shard, shardOf } from "../../src/index.ts";
import type { Event, GroupRule } from "../arbitraries/changes.ts";
import { anyCrowdedRule, crowdedEvent, crowdedGroupIds, crowdedIds } from "../arbitraries/crowd.ts";
import { noon } from "../arbitraries/dates.ts";
import { word } from "../arbitraries/words.ts";
import { settingUp } from "./history.ts";
import { accepted, byUnits, checkedOf, happen, lineOf, membersIn } from "./model.ts";
import { isSeen } from "./planted.ts";

interface Case {
  readonly count: number;
  readonly history: readonly Event[];
  readonly groupId: string;
  readonly rule: GroupRule;
}

const cases: fc.Arbitrary<Case> = fc.record({
  count: fc.integer({ min: 1, max: 5 }),
  history: fc
    .tuple(
      fc.array(anyCrowdedRule, { maxLength: crowdedGroupIds.length }),
      fc.array(crowdedEvent(), { maxLength: 16, size: "medium" }),
    )
    .map(([rules, events]) => accepted([...settingUp(rules), ...events])),
  groupId: fc.constantFrom(...crowdedGroupIds),
  rule: anyCrowdedRule,
});

type Cut = (index: number, count: number) => Shard;

const union = (cut: Cut): fc.IProperty<[Case]> =>
  fc.property(cases, ({ count, history, groupId, rule }) => {
    const whole = new MembershipEngine({ now: noon });
    const shards = Array.from({ length: count }, (_, index) => cut(index, count));
    const engines = shards.map((one) => new MembershipEngine({ now: noon, shard: one }));
    for (const event of history) {
      const changes = engines.flatMap((engine) => happen(engine, event));
      expect(changes.map(lineOf).toSorted(byUnits)).toEqual(
        happen(whole, event).map(lineOf).toSorted(byUnits),
      );
      expect(together(engines.map((engine) => membersIn(engine, crowdedGroupIds)))).toEqual(
        membersIn(whole, crowdedGroupIds),
      );
    }
    expect(engines.map(sizesOf).reduce(plus)).toEqual(sizesOf(whole));
    const dues = engines.flatMap((engine) => engine.nextDue()?.getTime() ?? []);
    expect(dues.length === 0 ? undefined : Math.min(...dues)).toBe(whole.nextDue()?.getTime());
    const [previewed, ...others] = [whole, ...engines].map((engine) =>
      engine.preview(groupId, checkedOf(rule)),
    );
    const joined = others.flatMap((result) => (result.ok ? result.value.joined : []));
    expect(joined.toSorted(byUnits)).toEqual(
      previewed?.ok === true && previewed.value.joined.toSorted(byUnits),
    );
    for (const id of crowdedIds) {
      const owner = engines[shards.findIndex((one) => one.owns(id))];
      expect(owner?.attributesOf(id)).toEqual(whole.attributesOf(id));
      expect(owner?.groupsOf(id).toSorted(byUnits)).toEqual(whole.groupsOf(id).toSorted(byUnits));
      expect(owner?.explain(groupId, id)).toEqual(whole.explain(groupId, id));
    }
  });

const together = (parts: readonly ReadonlyMap<string, string[]>[]): Map<string, string[]> =>
  new Map(
    crowdedGroupIds.map((groupId) => [
      groupId,
      parts.flatMap((members) => members.get(groupId) ?? []).toSorted(byUnits),
    ]),
  );

interface Sizes {
  readonly subjects: number;
  readonly memberships: number;
}

const sizesOf = (engine: MembershipEngine): Sizes => {
  const { subjects, memberships } = engine.stats();
  return { subjects, memberships };
};

const plus = (one: Sizes, other: Sizes): Sizes => ({
  subjects: one.subjects + other.subjects,
  memberships: one.memberships + other.memberships,
});

const faults: Readonly<Record<string, Cut>> = {
  "the first shard owns everybody": (index, count) =>
    index === 0 ? shard(0, 1) : shard(index, count),
  "the last shard owns what the first does": (index, count) =>
    shard((index + 1) % count || 0, count + 1),
};

const ids = fc.oneof(word, fc.uuid(), fc.constantFrom(...crowdedIds));
const counts = fc.integer({ min: 1, max: 1000 });

describe("L12", () => {
  test("the union over shards is the whole", () => {
    fc.assert(union(shard), { numRuns: 80 });
  });

  test("an id belongs to exactly one shard, always the same", () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 20 }), (id, count) => {
        const owners = Array.from({ length: count }, (_, index) => shard(index, count).owns(id));
        expect(owners.filter(Boolean)).toHaveLength(1);
        expect(owners.indexOf(true)).toBe(shardOf(id, count));
      }),
    );
  });

  test("a shard is a whole number below the count", () => {
    fc.assert(
      fc.property(ids, counts, (id, count) => {
        const index = shardOf(id, count);
        expect(Number.isInteger(index) && index >= 0 && index < count, `${index}`).toBe(true);
      }),
    );
  });

  test.each([2, 3, 16])("object ids are spread evenly over %i shards", (count) => {
    const sizes = Array.from({ length: count }, () => 0);
    for (let user = 0; user < 16_000; user++) {
      const digits = user.toString(16).padStart(12, "0");
      const index = shardOf(`62e19b97-8b3d-4d4a-a106-${digits}`, count);
      sizes[index] = (sizes[index] ?? 0) + 1;
    }
    const even = 16_000 / count;
    expect(Math.min(...sizes)).toBeGreaterThan(0.85 * even);
    expect(Math.max(...sizes)).toBeLessThan(1.15 * even);
  });

  test.each([
    [0, 0],
    [2, 2],
    [-1, 2],
    [0.5, 2],
    [0, 1.5],
    [Number.NaN, 2],
  ])("shard %d of %d is a programmer's mistake", (index, count) => {
    expect(() => shard(index, count)).toThrow(TypeError);
  });

  // FNV-1a over the units, low byte first, and the finalizer of MurmurHash3, as another hand computes them.
  test.each([
    ["", 1, 10, 668],
    ["ann", 1, 15, 970],
    ["Ann", 1, 8, 500],
    ["__proto__", 1, 9, 568],
    ["62e19b97-8b3d-4d4a-a106-4ce66896a863", 0, 6, 390],
    ["62E19B97-8B3D-4D4A-A106-4CE66896A863", 0, 6, 381],
    ["0000000a-0000-0000-c000-000000000000", 1, 11, 744],
    ["東京", 1, 13, 834],
    ["\u{1F600}", 1, 10, 678],
  ])("%j belongs where it always has: %i of 2, %i of 16, %i of 1,000", (id, ...known) => {
    expect([2, 16, 1000].map((count) => shardOf(id, count))).toEqual(known);
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(union(faulty))).toBe(true);
  });
});

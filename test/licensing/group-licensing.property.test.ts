import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LicensingEffect } from "../../src/licensing/licensing-view.ts";
import { productReader } from "../../src/licensing/products.ts";
import type { ServicePlan } from "../../src/licensing/service-plans.ts";
import type { Sku } from "../../src/licensing/skus.ts";
import { faultsIn, productsByUser } from "../oracle/group-licensing.ts";
import { LicensingLife, type LicensingStep } from "./licensing-life.ts";

/** Plans of every kind: two that exclude each other, a chain of needs, and one that is free of all. */
const plans: readonly ServicePlan[] = [
  { name: "mail", id: "plan-mail", title: "", excludes: ["kiosk"] },
  { name: "kiosk", id: "plan-kiosk", title: "", excludes: ["mail"] },
  { name: "meetings", id: "plan-meetings", title: "", needs: ["mail", "chat"] },
  { name: "recording", id: "plan-recording", title: "", needs: ["meetings"] },
  { name: "chat", id: "plan-chat", title: "" },
];

const products: readonly Sku[] = [
  { name: "a", id: "sku-office", title: "", plans: ["mail", "chat"] },
  { name: "b", id: "sku-kiosk", title: "", plans: ["kiosk"] },
  { name: "c", id: "sku-meetings", title: "", plans: ["meetings"] },
  { name: "d", id: "sku-recording", title: "", plans: ["recording"] },
  { name: "e", id: "sku-chat", title: "", plans: ["chat"], notIn: ["NO"] },
  { name: "f", id: "__proto__", title: "", plans: [] },
];

const reader = productReader(products, plans);
const skuId = fc.constantFrom(...products.map(({ id }) => id));
const userId = fc.constantFrom("ann", "bob", "cat", "constructor");
const groupId = fc.constantFrom("g1", "g2", "g3", "g4", "__proto__");
const assignedLicenses = fc.uniqueArray(
  fc.record({
    skuId,
    disabledPlans: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.subarray(plans.map(({ id }) => id)),
    ),
  }),
  { selector: ({ skuId: id }) => id, maxLength: 2 },
);
const step: fc.Arbitrary<LicensingStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("join" as const), userId, groupId }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("leave" as const), userId, groupId }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("edit" as const), groupId, assignedLicenses }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("buy" as const), skuId, seats: fc.nat(3) }),
  },
  fc.record({
    kind: fc.constant("relocate" as const),
    userId,
    location: fc.constantFrom("DE", "NO", undefined),
  }),
);
/** Batches that do not touch one membership twice, as netted moves do not. */
const batch = fc.uniqueArray(step, {
  minLength: 1,
  maxLength: 6,
  selector: (each) => {
    switch (each.kind) {
      case "join":
      case "leave":
        return JSON.stringify([each.userId, each.groupId]);
      case "edit":
        return each.groupId;
      case "buy":
        return each.skuId;
      case "relocate":
        return each.userId;
      default:
        return each satisfies never;
    }
  },
});

/** Everybody has a location, every group has licenses and there are some seats, so that not all fails for one reason. */
const start: readonly LicensingStep[] = [
  ...["ann", "bob", "cat", "constructor"].map((id): LicensingStep => ({
    kind: "relocate",
    userId: id,
    location: "DE",
  })),
  ...products.map(({ id }): LicensingStep => ({ kind: "buy", skuId: id, seats: 2 })),
  ...["g1", "g2", "g3", "g4", "__proto__"].map((id, index): LicensingStep => {
    const assigned = products[index]?.id ?? "sku-office";
    const licenses = [{ skuId: assigned, disabledPlans: [] }];
    return { kind: "edit", groupId: id, assignedLicenses: licenses };
  }),
];

test("after every batch licenses are as the slow and obvious way finds them", () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 12 }), (batches) => {
      const life = new LicensingLife(reader);
      const { world } = life;
      life.batch(...start);
      for (const steps of batches) {
        const usedBefore = new Map(world.used);
        const before = productsByUser(world);
        const effects = life.batch(...steps);
        expect(faultsIn(world, usedBefore, products, plans)).toEqual([]);
        const fresh = world.failures().length;
        expect(replayed(before, effects)).toEqual(owned(productsByUser(world)));
        expect(life.batch()).toEqual([]);
        expect(world.failures()).toHaveLength(fresh);
      }
    }),
    { numRuns: 500 },
  );
});

test("the order in which groups and failures are told does not matter", () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 10 }), (batches) => {
      const life = new LicensingLife(reader);
      const backward = new LicensingLife(reader, true);
      for (const steps of [start, ...batches]) {
        const effects = life.batch(...steps);
        expect(backward.batch(...steps)).toEqual(effects);
      }
      expect(new Set(backward.world.failures())).toEqual(new Set(life.world.failures()));
    }),
    { numRuns: 200 },
  );
});

test("seats that grow or shrink take nothing away from anybody", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(skuId, fc.nat(3)), { maxLength: 6 }), (seats) => {
      const life = new LicensingLife(reader);
      life.batch(...start);
      life.batch(
        { kind: "join", userId: "ann", groupId: "g1" },
        { kind: "join", userId: "bob", groupId: "g3" },
      );
      const had = owned(productsByUser(life.world));
      life.batch(
        ...seats.map(([id, count]): LicensingStep => ({ kind: "buy", skuId: id, seats: count })),
      );
      for (const each of had) expect(owned(productsByUser(life.world))).toContain(each);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["a seat too many", "sku-office"],
  ["a failure that is none", "ann"],
])("the oracle sees %s", (_, subject) => {
  const life = new LicensingLife(reader);
  life.batch(...start);
  life.batch({ kind: "join", userId: "ann", groupId: "g1" });
  const { world } = life;
  expect(faultsIn(world, new Map(), products, plans)).toEqual([]);
  if (subject === "ann")
    world.setFailure("g1", "ann", { violation: "CountViolation", skuId: "sku-office", ticket: 1 });
  else world.setUsedSeats(subject, 2);
  expect(faultsIn(world, new Map(), products, plans)).not.toEqual([]);
});

/** Pairs of user and product. */
const owned = (byUser: ReadonlyMap<string, ReadonlySet<string>>): string[] =>
  [...byUser].flatMap(([user, ids]) => Array.from(ids, (id) => `${user} ${id}`)).toSorted();

/** What users have once effects have come to what they had; an effect that changes nothing throws. */
function replayed(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  effects: readonly LicensingEffect[],
): string[] {
  const pairs = new Set(owned(before));
  for (const effect of effects) {
    if (effect.kind === "failed") continue;
    const pair = `${effect.subjectId} ${effect.skuId}`;
    if (pairs.has(pair) === (effect.kind === "gained")) throw new Error(`${pair} is told twice`);
    if (effect.kind === "gained") pairs.add(pair);
    else pairs.delete(pair);
  }
  return [...pairs].toSorted();
}

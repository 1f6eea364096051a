import { describe, expect, test } from "vitest";
import type { AssignedLicense } from "../../src/licensing/assigned-license.ts";
import { settleLicenses } from "../../src/licensing/group-licensing.ts";
import { failuresOf, licensesOfUser } from "../../src/licensing/licenses-of.ts";
import { productReader } from "../../src/licensing/products.ts";
import { findSku, servicePlans, skus } from "../../src/licensing/service-plans.ts";
import { LicensingLife, type LicensingStep } from "./licensing-life.ts";

const idOf = (name: string): string => findSku(name)?.id ?? name;

const e3 = idOf("SPE_E3");
const e5 = idOf("SPE_E5");
const f3 = idOf("SPE_F1");
const office = idOf("ENTERPRISEPACK");
const audio = idOf("MCOMEETADV");
const ems = idOf("EMS");

const license = (skuId: string, ...disabledPlans: readonly string[]): AssignedLicense => ({
  skuId,
  disabledPlans: disabledPlans.map(
    (name) => servicePlans.find((plan) => plan.name === name)?.id ?? name,
  ),
});

const edit = (
  groupId: string,
  ...assigned: readonly (string | AssignedLicense)[]
): LicensingStep => ({
  kind: "edit",
  groupId,
  assignedLicenses: assigned.map((one) => (typeof one === "string" ? license(one) : one)),
});
const join = (userId: string, groupId: string): LicensingStep => ({
  kind: "join",
  userId,
  groupId,
});
const leave = (userId: string, groupId: string): LicensingStep => ({
  kind: "leave",
  userId,
  groupId,
});
const buy = (skuId: string, seats: number): LicensingStep => ({ kind: "buy", skuId, seats });
const relocate = (userId: string, location?: string): LicensingStep => ({
  kind: "relocate",
  userId,
  location,
});

/** A tenant where ann, bob and cat are in Norway and have ten seats of everything. */
function tenant(...steps: readonly LicensingStep[]): LicensingLife {
  const life = new LicensingLife();
  life.batch(
    ...["ann", "bob", "cat"].map((userId) => relocate(userId, "NO")),
    ...skus.map(({ id }) => buy(id, 10)),
    ...steps,
  );
  return life;
}

const gained = (subjectId: string, groupId: string, skuId: string) => ({
  kind: "gained",
  subjectId,
  groupId,
  skuId,
});
const lost = (subjectId: string, groupId: string, skuId: string) => ({
  kind: "lost",
  subjectId,
  groupId,
  skuId,
});
const failed = (subjectId: string, groupId: string, skuId: string, violation: string) => ({
  kind: "failed",
  subjectId,
  groupId,
  skuId,
  violation,
});

describe("having a product", () => {
  test("comes with a group and goes with it", () => {
    const life = tenant(edit("g", e3));
    expect(life.batch(join("ann", "g"))).toEqual([gained("ann", "g", e3)]);
    expect(life.world.usedSeats(e3)).toBe(1);
    expect(life.batch(leave("ann", "g"))).toEqual([lost("ann", "g", e3)]);
    expect(life.world.usedSeats(e3)).toBe(0);
  });

  test("takes one seat however many groups give it, and stays while one does", () => {
    const life = tenant(edit("g", e3), edit("h", e3), join("ann", "g"));
    expect(life.batch(join("ann", "h"))).toEqual([]);
    expect(life.world.usedSeats(e3)).toBe(1);
    expect(life.batch(leave("ann", "g"))).toEqual([]);
    expect(life.batch(leave("ann", "h"))).toEqual([lost("ann", "h", e3)]);
  });

  test("is answered with the groups that give it, in order", () => {
    const life = tenant(edit("h", e3), edit("g", e3, ems), join("ann", "h"), join("ann", "g"));
    expect(licensesOfUser(life.world, "ann")).toEqual([
      { skuId: e3, groupIds: ["g", "h"] },
      { skuId: ems, groupIds: ["g"] },
    ]);
    expect(licensesOfUser(life.world, "nobody")).toEqual([]);
  });

  test("goes over from one group to another within a batch without effects, though no seat is free", () => {
    const life = tenant(buy(e3, 1), edit("g", e3), edit("h", e3), join("ann", "g"));
    life.batch(join("bob", "g"));
    expect(life.batch(join("cat", "h"), leave("ann", "g"), join("ann", "h"))).toEqual([
      failed("cat", "h", e3, "CountViolation"),
    ]);
  });

  test("does not depend on the letter case of its id", () => {
    const life = tenant(edit("g", e3.toUpperCase()), edit("h", "spe_e3"), join("ann", "g"));
    expect(life.batch(join("ann", "h"))).toEqual([]);
    expect(life.world.usedSeats(e3)).toBe(1);
  });
});

describe("a group all of whose products are assigned or none", () => {
  test("assigns none where one lacks a seat", () => {
    const life = tenant(buy(ems, 0), edit("g", e3, ems));
    expect(life.batch(join("ann", "g"))).toEqual([failed("ann", "g", ems, "CountViolation")]);
    expect(life.world.usedSeats(e3)).toBe(0);
    expect(licensesOfUser(life.world, "ann")).toEqual([]);
    expect(failuresOf(life.world, "ann")).toEqual([
      { groupId: "g", skuId: ems, violation: "CountViolation" },
    ]);
  });

  test("tells a failure once, and forgets it when the user leaves", () => {
    const life = tenant(buy(e3, 0), edit("g", e3), join("ann", "g"));
    expect(life.batch(join("bob", "h"), relocate("ann", "DE"))).toEqual([]);
    expect(life.batch(leave("ann", "g"))).toEqual([]);
    expect(life.world.failures()).toEqual([]);
  });
});

describe("ProhibitedInUsageLocationViolation", () => {
  test("is told where no location is known, until one is", () => {
    const life = tenant(edit("g", e3));
    expect(life.batch(join("dan", "g"))).toEqual([
      failed("dan", "g", e3, "ProhibitedInUsageLocationViolation"),
    ]);
    expect(life.batch(relocate("dan", "NO"))).toEqual([gained("dan", "g", e3)]);
  });

  test("is told where a product is not offered, in any letter case", () => {
    const table = skus.map((sku) => (sku.id === e5 ? { ...sku, notIn: ["de"] } : sku));
    const life = new LicensingLife(productReader(table, servicePlans));
    life.batch(buy(e5, 5), edit("g", e5), relocate("ann", "De"), relocate("bob", "FR"));
    expect(life.batch(join("ann", "g"), join("bob", "g"))).toEqual([
      failed("ann", "g", e5, "ProhibitedInUsageLocationViolation"),
      gained("bob", "g", e5),
    ]);
  });

  test("takes nothing away from who moves", () => {
    const life = tenant(edit("g", e3), join("ann", "g"));
    expect(life.batch(relocate("ann"))).toEqual([]);
  });
});

describe("MutuallyExclusiveViolation", () => {
  test("keeps away what the user's other groups exclude, until they are left", () => {
    const life = tenant(edit("g", e3), edit("h", f3), join("ann", "g"));
    expect(life.batch(join("ann", "h"))).toEqual([
      failed("ann", "h", f3, "MutuallyExclusiveViolation"),
    ]);
    expect(life.batch(leave("ann", "g"))).toEqual([lost("ann", "g", e3), gained("ann", "h", f3)]);
  });

  test("is told of a group whose own products exclude each other", () => {
    const life = tenant(edit("g", e3, f3));
    expect(life.batch(join("ann", "g"))).toEqual([
      failed("ann", "g", e3, "MutuallyExclusiveViolation"),
    ]);
  });

  test("does not see plans that are left out", () => {
    const without = license(f3, "EXCHANGE_S_DESKLESS", "SHAREPOINTDESKLESS");
    const life = tenant(edit("g", e3), edit("h", without), join("ann", "g"));
    expect(life.batch(join("ann", "h"))).toEqual([gained("ann", "h", f3)]);
  });

  test("does not see the same plan twice", () => {
    const life = tenant(edit("g", e3), edit("h", office), join("ann", "g"));
    expect(life.batch(join("ann", "h"))).toEqual([gained("ann", "h", office)]);
  });
});

describe("DependencyViolation", () => {
  test("waits for the product that is needed", () => {
    const life = tenant(edit("audio", audio), edit("g", e3));
    expect(life.batch(join("ann", "audio"))).toEqual([
      failed("ann", "audio", audio, "DependencyViolation"),
    ]);
    expect(life.batch(join("ann", "g"))).toEqual([
      gained("ann", "g", e3),
      gained("ann", "audio", audio),
    ]);
  });

  test("does not depend on the order within a batch", () => {
    const life = tenant(edit("audio", audio), edit("g", e3));
    const kinds = life.batch(join("ann", "audio"), join("ann", "g")).map(({ kind }) => kind);
    expect(kinds).toEqual(["gained", "gained"]);
  });

  test("takes away what needs a product that is gone", () => {
    const life = tenant(
      edit("audio", audio),
      edit("g", e3),
      join("ann", "audio"),
      join("ann", "g"),
    );
    expect(life.batch(leave("ann", "g"))).toEqual(
      expect.arrayContaining([
        lost("ann", "g", e3),
        lost("ann", "audio", audio),
        failed("ann", "audio", audio, "DependencyViolation"),
      ]),
    );
    expect(life.world.usedSeats(audio)).toBe(0);
  });

  test("takes nothing away where another product steps in within the batch", () => {
    const life = tenant(buy(audio, 1), edit("audio", audio), edit("g", e3), edit("h", office));
    life.batch(join("ann", "audio"), join("ann", "g"));
    life.batch(join("bob", "audio"), join("bob", "g"));
    expect(life.batch(leave("ann", "g"), join("ann", "h"))).toEqual([
      lost("ann", "g", e3),
      gained("ann", "h", office),
    ]);
  });

  test("does not count plans that are left out", () => {
    const life = tenant(edit("audio", audio), edit("g", license(e3, "TEAMS1", "MCOSTANDARD")));
    expect(life.batch(join("ann", "g"), join("ann", "audio"))).toEqual([
      gained("ann", "g", e3),
      failed("ann", "audio", audio, "DependencyViolation"),
    ]);
  });
});

describe("CountViolation", () => {
  test("goes to whoever joins after the last seat", () => {
    const life = tenant(buy(e3, 1), edit("g", e3));
    expect(life.batch(join("bob", "g"), join("ann", "g"))).toEqual([
      gained("bob", "g", e3),
      failed("ann", "g", e3, "CountViolation"),
    ]);
  });

  test("ends in the order of those who wait when a seat is free or bought", () => {
    const life = tenant(buy(e3, 1), edit("g", e3), join("cat", "g"));
    life.batch(join("bob", "g"));
    life.batch(join("ann", "g"));
    expect(life.batch(leave("cat", "g"))).toEqual([lost("cat", "g", e3), gained("bob", "g", e3)]);
    expect(life.batch(buy(e3, 2))).toEqual([gained("ann", "g", e3)]);
  });

  test("comes after joiners of the batch by which seats come free", () => {
    const life = tenant(buy(e3, 1), edit("g", e3), join("cat", "g"));
    life.batch(join("bob", "g"));
    expect(life.batch(join("ann", "g"), leave("cat", "g"))).toEqual([
      gained("ann", "g", e3),
      lost("cat", "g", e3),
    ]);
  });

  test("takes nothing away when seats shrink, and refuses new ones", () => {
    const life = tenant(edit("g", e3), join("ann", "g"), join("bob", "g"));
    expect(life.batch(buy(e3, 0))).toEqual([]);
    expect(life.batch(leave("bob", "g"), join("cat", "g"))).toEqual([
      lost("bob", "g", e3),
      failed("cat", "g", e3, "CountViolation"),
    ]);
    expect(life.batch(edit("g", license(e3, "TEAMS1")))).toEqual([]);
    expect(life.world.usedSeats(e3)).toBe(1);
  });

  test("keeps the place of who waits when the group's licenses are edited", () => {
    const life = tenant(buy(e3, 0), edit("g", e3), join("bob", "g"));
    life.batch(join("ann", "g"));
    life.batch(edit("g", license(e3, "TEAMS1")));
    expect(life.batch(buy(e3, 1))).toEqual([gained("bob", "g", e3)]);
  });
});

describe("an edit of a group's licenses", () => {
  test("is told by what its members have more or less", () => {
    const life = tenant(edit("g", e3, ems), join("ann", "g"), join("bob", "g"));
    expect(life.batch(edit("g", e3, audio))).toEqual(
      ["ann", "bob"].flatMap((user) => [lost(user, "g", ems), gained(user, "g", audio)]),
    );
    expect(life.batch(edit("g"))).toHaveLength(4);
    expect(life.world.usedSeats(e3)).toBe(0);
  });
});

describe("a product that is not known", () => {
  test.each(["__proto__", "constructor", "", "11111111-1111-1111-1111-111111111111"])(
    "%j is assigned like any other",
    (skuId) => {
      const life = tenant(edit("g", skuId));
      expect(life.batch(join("ann", "g"))).toEqual([failed("ann", "g", skuId, "CountViolation")]);
      expect(life.batch(buy(skuId, 1))).toEqual([gained("ann", "g", skuId)]);
    },
  );
});

test("nothing moved is nothing done", () => {
  const { world } = tenant(buy(e3, 0), edit("g", e3), join("ann", "g"));
  expect(settleLicenses(world, [], [], true)).toEqual([]);
  expect(world.failures()).toEqual([
    ["g", "ann", { violation: "CountViolation", skuId: e3, ticket: 1 }],
  ]);
});

import { describe, expect, test } from "vitest";
import { coverageOf, type License, MembershipEngine, verdictOf } from "../../src/index.ts";

const p1 = (seats: number, until?: Date): License => ({
  sku: "AAD_PREMIUM",
  seats,
  ...(until && { until }),
});

describe("covering users", () => {
  test.each([
    "AAD_PREMIUM",
    "AAD_PREMIUM_P2",
    "SPE_E3",
    "SPE_E5",
    "SPE_F1",
    "SPB",
    "EMS",
    "EMSPREMIUM",
    "INTUNE_EDU",
  ])("%s allows as many users as it has seats, and no more", (sku) => {
    expect(verdictOf(10, [{ sku, seats: 10 }], "enforce").kind).toBe("allowed");
    expect(verdictOf(11, [{ sku, seats: 10 }], "enforce").kind).toBe("refused");
  });

  test("seats of several products add up", () => {
    expect(verdictOf(15, [p1(10), { sku: "spe_e5", seats: 5 }], "enforce")).toEqual({
      kind: "allowed",
      needed: 15,
      seats: 15,
    });
  });

  test("a refusal says what is missing and which plans would do", () => {
    expect(verdictOf(11, [p1(10)], "enforce")).toEqual({
      kind: "refused",
      reason: "too few seats",
      needed: 11,
      seats: 10,
      allowedBy: ["Microsoft Entra ID P1", "Microsoft Entra ID P2", "Intune for Education"],
    });
  });

  test("reporting serves beyond the seats and says the shortfall", () => {
    expect(verdictOf(12, [p1(10)], "report")).toEqual({
      kind: "shortfall",
      needed: 12,
      seats: 10,
      missing: 2,
    });
  });

  test("without any plan both modes refuse", () => {
    expect(verdictOf(1, [], "report")).toMatchObject({ kind: "refused", reason: "no license" });
    expect(verdictOf(1, [], "enforce")).toMatchObject({ kind: "refused", reason: "no license" });
  });

  test("covering nobody needs no license", () => {
    expect(verdictOf(0, [], "enforce").kind).toBe("allowed");
  });
});

describe("time", () => {
  const lapse = new Date("2026-07-01T00:00:00Z");

  test("a license counts until the instant at which it lapses", () => {
    expect(verdictOf(5, [p1(10, lapse)], "enforce", new Date(lapse.getTime() - 1)).kind).toBe(
      "allowed",
    );
    expect(verdictOf(5, [p1(10, lapse)], "enforce", lapse)).toMatchObject({
      kind: "refused",
      reason: "lapsed",
      since: lapse,
    });
  });

  test("what has lapsed no longer adds to what has not", () => {
    expect(verdictOf(11, [p1(10), p1(10, lapse)], "report", lapse)).toMatchObject({
      kind: "shortfall",
      seats: 10,
    });
  });
});

test.each([{ sku: "NOPE", seats: 1 }, p1(-1), p1(1.5)])(
  "%j is a programmer's mistake",
  (license) => {
    expect(() => verdictOf(1, [license], "enforce")).toThrow(TypeError);
  },
);

test("coverage counts distinct users of dynamic groups, and no devices", () => {
  const engine = new MembershipEngine();
  engine.setRule("sales", 'user.department -eq "Sales"');
  engine.setRule("all", "user.objectId -ne null");
  engine.setRule("devices", "device.objectId -ne null");
  engine.load([
    { subject: "user", id: "u1", properties: { department: "Sales" } },
    { subject: "user", id: "u2", properties: {} },
    { subject: "device", id: "d1", properties: {} },
  ]);
  expect(coverageOf(engine)).toEqual({
    users: 2,
    byGroup: new Map([
      ["sales", 1],
      ["all", 2],
    ]),
  });
});

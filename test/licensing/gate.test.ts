import { describe, expect, test } from "vitest";
import { type License, verdictOf } from "../../src/index.ts";
import {
  grantsDynamicGroups,
  hasPlan,
  lapseOf,
  licenseOf,
  licenseStateOf,
  nextLicenseDue,
  plansTitles,
} from "../../src/licensing/gate.ts";

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

describe("days of grace", () => {
  const until = new Date("2026-07-01T00:00:00Z");
  const end = new Date("2026-07-31T00:00:00Z");
  const license: License = { ...p1(10, until), graceDays: 30 };

  test("a license counts until they are over", () => {
    expect(verdictOf(5, [license], "enforce", new Date(end.getTime() - 1)).kind).toBe("allowed");
    expect(verdictOf(5, [license], "enforce", end)).toMatchObject({
      kind: "refused",
      reason: "lapsed",
      since: end,
    });
  });

  test.each([
    [new Date(until.getTime() - 1), "Enabled"],
    [until, "Warning"],
    [new Date(end.getTime() - 1), "Warning"],
    [end, "Suspended"],
  ])("at %o it is %s", (now, state) => {
    expect(licenseStateOf(license, now)).toBe(state);
  });

  test("a license without an end is always enabled", () => {
    expect(licenseStateOf(p1(1), new Date(8.64e15))).toBe("Enabled");
  });

  test("a license without days of grace has no warning", () => {
    expect(licenseStateOf(p1(1, until), until)).toBe("Suspended");
  });

  test("days beyond the end of time end with it", () => {
    const far = { ...license, graceDays: Number.MAX_SAFE_INTEGER };
    expect(licenseStateOf(far, end)).toBe("Warning");
    expect(lapseOf([far])).toEqual(new Date(8.64e15));
  });

  test("the next that is due is the end, then the end of grace, then nothing", () => {
    const later = p1(1, new Date("2027-01-01T00:00:00Z"));
    expect(nextLicenseDue([later, license], new Date(until.getTime() - 1))).toEqual(until);
    expect(nextLicenseDue([later, license], until)).toEqual(end);
    expect(nextLicenseDue([p1(3), license], end)).toBeUndefined();
  });
});

describe("the lapse", () => {
  const first = new Date("2026-07-01T00:00:00Z");
  const second = new Date("2026-08-01T00:00:00Z");

  test("is that of the license which lasts longest", () => {
    expect(lapseOf([p1(1, second), p1(1, first)])).toEqual(second);
  });

  test("is none where a license never ends, or none grants dynamic groups", () => {
    expect(lapseOf([p1(1, first), p1(1)])).toBeUndefined();
    expect(lapseOf([])).toBeUndefined();
    expect(lapseOf([{ sku: "ENTERPRISEPACK", seats: 5, until: first }])).toBeUndefined();
  });

  test("does not look at products without dynamic groups", () => {
    expect(lapseOf([p1(1, first), { sku: "ENTERPRISEPACK", seats: 5 }])).toEqual(first);
  });
});

describe("plans", () => {
  const now = new Date("2026-07-01T00:00:00Z");
  const p2 = ["AAD_PREMIUM_P2"];

  test("of a product are there through its days of grace", () => {
    const license = { sku: "EMSPREMIUM", seats: 1, until: now, graceDays: 1 };
    expect(hasPlan([license], p2, now)).toBe(true);
    expect(hasPlan([license], p2, new Date("2026-07-02T00:00:00Z"))).toBe(false);
  });

  test("of other products are not there", () => {
    expect(hasPlan([p1(10)], p2, now)).toBe(false);
    expect(grantsDynamicGroups({ sku: "ENTERPRISEPACK", seats: 10 })).toBe(false);
  });

  test("have titles", () => {
    expect(plansTitles(["INTUNE_EDU", "AAD_PREMIUM_P2", "__proto__"])).toEqual([
      "Microsoft Entra ID P2",
      "Intune for Education",
    ]);
  });
});

describe("a license as it is kept", () => {
  test("is read with its instant", () => {
    const kept = { sku: "SPE_E3", seats: 5, until: "2026-07-01T00:00:00.000Z", graceDays: 30 };
    expect(licenseOf(kept)).toEqual({ ...kept, until: new Date("2026-07-01T00:00:00.000Z") });
  });

  test("may have no end", () => {
    const kept = { sku: "SPE_E3", seats: 5, graceDays: 30 };
    expect(licenseOf(kept)).toEqual(kept);
  });

  test("must say an instant", () => {
    const kept = { sku: "SPE_E3", seats: 5, until: "soon", graceDays: 30 };
    expect(() => licenseOf(kept)).toThrow(TypeError);
  });
});

test.each([{ sku: "NOPE", seats: 1 }, p1(-1), p1(1.5), { ...p1(1), graceDays: -1 }])(
  "%j is a programmer's mistake",
  (license) => {
    expect(() => verdictOf(1, [license], "enforce")).toThrow(TypeError);
  },
);

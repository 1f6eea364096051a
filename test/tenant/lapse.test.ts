import { describe, expect, test } from "vitest";
import {
  after,
  applied,
  changeSettings,
  contoso,
  device,
  done,
  dynamic,
  groupOf,
  membersOf,
  moves,
  on,
  patch,
  refused,
  remove,
  removeLicense,
  setLicense,
  setRule,
  sales,
} from "./tenants.ts";

/** A tenant whose only license ends after ten days, with twenty more of grace. */
function lapsing() {
  const tenant = contoso();
  done(
    tenant,
    dynamic("sales"),
    setLicense("AAD_PREMIUM", 10, { until: after(10).toISOString(), graceDays: 20 }),
  );
  return tenant;
}

function lapsed() {
  const tenant = lapsing();
  tenant.advance(after(30));
  return tenant;
}

const joinCat = patch("cat", { department: "Sales" });

describe("a license that ends", () => {
  test("Enabled: serves before its end", () => {
    const tenant = lapsing();
    tenant.advance(after(10, -1));
    expect(moves(done(tenant, joinCat))).toEqual(["joined sales cat"]);
  });

  test("Warning: serves from its end through the days of grace", () => {
    const tenant = lapsing();
    tenant.advance(after(30, -1));
    expect(tenant.isServing()).toBe(true);
    expect(moves(done(tenant, joinCat))).toEqual(["joined sales cat"]);
  });

  test("Suspended: freezes at the instant at which the grace ends", () => {
    const tenant = lapsed();
    expect(tenant.isServing()).toBe(false);
    expect(moves(done(tenant, joinCat))).toEqual([]);
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
  });

  test("has 30 days of grace where nothing is said", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), setLicense("AAD_PREMIUM", 9, { until: after(1).toISOString() }));
    tenant.advance(after(31, -1));
    expect(groupOf(tenant, "sales").staleSince).toBeUndefined();
    tenant.advance(after(31));
    expect(groupOf(tenant, "sales").staleSince).toBe(after(31).toISOString());
  });

  test("is due at its end and at the end of its grace", () => {
    const tenant = lapsing();
    expect(tenant.nextDue()).toEqual(after(10));
    tenant.advance(after(10));
    expect(tenant.nextDue()).toEqual(after(30));
    tenant.advance(after(30));
    expect(tenant.nextDue()).toBeUndefined();
  });
});

describe("after the lapse", () => {
  test("staleSince is the exact instant, however far the time went", () => {
    const tenant = lapsing();
    tenant.advance(after(500));
    expect(groupOf(tenant, "sales").staleSince).toBe(after(30).toISOString());
  });

  test("members stay, and nobody is emptied out", () => {
    expect(membersOf(lapsed(), "sales")).toEqual(["ann", "bob"]);
  });

  test("what time brings before the lapse is served, what it brings after is not", () => {
    const tenant = lapsing();
    done(
      tenant,
      patch("ann", { employeeHireDate: after(29).toISOString() }),
      patch("bob", { employeeHireDate: after(31).toISOString() }),
      dynamic("hired", "user.employeeHireDate -le system.now"),
    );
    tenant.advance(after(40));
    expect(membersOf(tenant, "hired")).toEqual(["ann"]);
  });

  test("groups of devices go on", () => {
    const tenant = lapsed();
    done(tenant, dynamic("devices", "device.deviceId -ne null"));
    expect(moves(done(tenant, device("laptop", { deviceId: "1" })))).toEqual([
      "joined devices laptop",
    ]);
    expect(groupOf(tenant, "devices").staleSince).toBeUndefined();
  });

  test("a new dynamic group is refused, with the instant and the plans", () => {
    expect(refused(lapsed(), dynamic("more"))).toMatchObject({
      code: "license-lapsed",
      message: `the license that allowed dynamic groups of users lapsed at ${after(30).toISOString()}`,
      allowedBy: ["Microsoft Entra ID P1", "Microsoft Entra ID P2", "Intune for Education"],
    });
  });

  test("another rule is refused", () => {
    expect(refused(lapsed(), setRule("sales", sales)).code).toBe("license-lapsed");
  });

  test("a group can be paused, and is refused to resume", () => {
    const tenant = lapsed();
    done(tenant, on("sales", "pause"));
    expect(refused(tenant, on("sales", "resume")).code).toBe("license-lapsed");
  });

  test("a group can become an assigned one, which is not stale", () => {
    const tenant = lapsed();
    done(tenant, on("sales", "makeAssigned"));
    expect(groupOf(tenant, "sales").staleSince).toBeUndefined();
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
  });

  test("who is removed from the directory leaves a frozen group", () => {
    expect(moves(done(lapsed(), remove("ann")))).toEqual(["left sales ann"]);
  });

  test("the verdict says since when nothing is licensed", () => {
    expect(lapsed().verdict()).toMatchObject({
      kind: "refused",
      reason: "lapsed",
      since: after(30),
    });
  });
});

describe("renewal", () => {
  const renewal = setLicense("AAD_PREMIUM", 10);

  test("catches up in one batch", () => {
    const tenant = lapsed();
    done(tenant, joinCat, patch("ann", { department: "Research" }));
    expect(moves(done(tenant, renewal))).toEqual(["joined sales cat", "left sales ann"]);
    expect(groupOf(tenant, "sales").staleSince).toBeUndefined();
  });

  test("by another product that grants the plan does too", () => {
    const tenant = lapsed();
    done(tenant, joinCat);
    expect(moves(done(tenant, setLicense("SPE_E3", 5)))).toEqual(["joined sales cat"]);
  });

  test("with too few seats for who would join is refused", () => {
    const tenant = lapsed();
    done(tenant, joinCat);
    expect(refused(tenant, setLicense("AAD_PREMIUM", 2)).code).toBe("too-few-seats");
    expect(groupOf(tenant, "sales").staleSince).toBe(after(30).toISOString());
  });

  test("leaves a paused group as it is", () => {
    const tenant = lapsed();
    done(tenant, on("sales", "pause"), joinCat);
    expect(moves(done(tenant, renewal))).toEqual([]);
    expect(groupOf(tenant, "sales").staleSince).toBeUndefined();
  });
});

describe("the removal of a license", () => {
  test("freezes at once, since now", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    tenant.advance(after(5));
    done(tenant, removeLicense("AAD_PREMIUM"), joinCat);
    expect(groupOf(tenant, "sales").staleSince).toBe(after(5).toISOString());
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
  });

  test("and its return within one batch move nobody and freeze nothing", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    const outcome = done(tenant, removeLicense("AAD_PREMIUM"), setLicense("AAD_PREMIUM", 10));
    expect(moves(outcome)).toEqual([]);
    expect(groupOf(tenant, "sales").staleSince).toBeUndefined();
  });

  test("thaws by turning the gate off", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    done(tenant, removeLicense("AAD_PREMIUM"), joinCat);
    expect(moves(done(tenant, changeSettings({ gate: "off" })))).toEqual(["joined sales cat"]);
  });
});

test("of two products one lapses: the other serves, with its seats alone", () => {
  const tenant = lapsing();
  done(tenant, setLicense("EMS", 1));
  expect(tenant.verdict()).toEqual({ kind: "allowed", needed: 2, seats: 11 });
  expect(applied(tenant.advance(after(30))).verdict).toMatchObject({
    kind: "refused",
    reason: "too few seats",
    seats: 1,
  });
  expect(groupOf(tenant, "sales").staleSince).toBeUndefined();
  expect(moves(done(tenant, patch("ann", { department: "None" })))).toEqual(["left sales ann"]);
});

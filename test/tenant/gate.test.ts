import { describe, expect, test } from "vitest";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  add,
  applied,
  after,
  assigned,
  changeSettings,
  contoso,
  device,
  done,
  dynamic,
  firstDay,
  makeDynamic,
  moves,
  on,
  patch,
  refused,
  removeLicense,
  research,
  sales,
  setLicense,
  setRule,
  user,
  ask,
} from "./tenants.ts";

const plans = ["Microsoft Entra ID P1", "Microsoft Entra ID P2", "Intune for Education"];
const allDevices = "device.deviceId -ne null";

/** A tenant with ann and bob in Sales and cat in Research, and so many seats of P1. */
function withSeats(seats: number, gate: "enforce" | "report" | "off" = "enforce") {
  const tenant = contoso({ gate });
  done(tenant, setLicense("AAD_PREMIUM", seats));
  return tenant;
}

describe("the number of licenses", () => {
  test("is that of unique users over all dynamic groups", () => {
    const tenant = withSeats(10);
    done(tenant, dynamic("sales"), dynamic("people", `${sales} -or ${research}`));
    expect(tenant.verdict()).toEqual({ kind: "allowed", needed: 3, seats: 10 });
    expect(tenant.coverage().users).toBe(3);
  });

  test("is what is owned: nobody needs to have one assigned", () => {
    const tenant = withSeats(2);
    done(tenant, dynamic("sales"));
    expect(tenant.accessOf("ann")).toEqual([]);
    expect(tenant.members("sales")).toHaveLength(2);
  });

  test("leaves devices out", () => {
    const tenant = withSeats(0);
    done(tenant, device("laptop", { deviceId: "1" }), dynamic("devices", allDevices));
    expect(tenant.memberCount("devices")).toBe(1);
    expect(tenant.verdict()).toEqual({ kind: "allowed", needed: 0, seats: 0 });
  });

  test("leaves assigned groups out", () => {
    const tenant = withSeats(0);
    done(tenant, assigned("team"), add("team", "ann"));
    expect(tenant.verdict().needed).toBe(0);
  });

  test("counts the members of a paused group", () => {
    const tenant = withSeats(10);
    done(tenant, dynamic("sales"), on("sales", "pause"));
    expect(tenant.verdict().needed).toBe(2);
  });

  test("counts a group that becomes assigned no longer, and again when it is dynamic", () => {
    const tenant = withSeats(10);
    done(tenant, dynamic("sales"));
    expect(done(tenant, on("sales", "makeAssigned")).verdict.needed).toBe(0);
    expect(done(tenant, makeDynamic("sales")).verdict.needed).toBe(2);
  });

  test("tells guests and disabled users apart", () => {
    const tenant = withSeats(10);
    done(tenant, patch("ann", { userType: "Guest" }), patch("bob", { accountEnabled: false }));
    done(tenant, dynamic("sales"));
    expect(tenant.coverage()).toMatchObject({ users: 2, guests: 1, disabled: 1 });
  });
});

/** A tenant without licenses. */
const bare = () => new Tenant({ now: firstDay });

describe("a tenant without a plan", () => {
  test("cannot make a dynamic group of users, and is told the plans", () => {
    expect(refused(bare(), dynamic("sales"))).toMatchObject({
      code: "no-license",
      allowedBy: plans,
    });
  });

  test.each(["enforce", "report"] as const)("with the gate on `%s` the same", (gate) => {
    const tenant = new Tenant({ now: firstDay, settings: { gate } });
    expect(refused(tenant, dynamic("sales")).code).toBe("no-license");
  });

  test("cannot make a paused one either", () => {
    const group = dynamic("sales", sales, { processingState: "Paused" });
    expect(refused(bare(), group).code).toBe("no-license");
  });

  test("cannot make an assigned one dynamic", () => {
    const tenant = bare();
    done(tenant, assigned("team"));
    expect(refused(tenant, makeDynamic("team")).code).toBe("no-license");
  });

  test("makes dynamic groups of devices", () => {
    expect(ask(bare(), dynamic("devices", allDevices))).toBe("applied");
  });

  test("cannot turn a group of devices into one of users", () => {
    const tenant = bare();
    done(tenant, dynamic("devices", allDevices));
    expect(refused(tenant, setRule("devices", sales)).code).toBe("no-license");
  });

  test("with Intune for Education alone makes one", () => {
    const tenant = bare();
    expect(ask(tenant, setLicense("INTUNE_EDU", 1), dynamic("sales"))).toBe("applied");
  });

  test("with a product without such a plan does not", () => {
    const tenant = bare();
    done(tenant, setLicense("ENTERPRISEPACK", 100));
    expect(refused(tenant, dynamic("sales")).code).toBe("no-license");
  });

  test("with the gate off makes one", () => {
    const tenant = new Tenant({ now: firstDay, settings: { gate: "off" } });
    done(tenant, user("ann", "Sales"), dynamic("sales"));
    expect(tenant.verdict()).toEqual({ kind: "allowed", needed: 1, seats: 0 });
  });
});

describe("a shortfall", () => {
  test("is refused by enforcing, with the plans and the number of seats", () => {
    const refusal = refused(withSeats(1), dynamic("sales"));
    expect(refusal).toMatchObject({
      code: "too-few-seats",
      message: "2 users would be covered by dynamic groups, and there are 1 seats",
      allowedBy: plans,
    });
    expect(refusal.hint).toContain("add 1 seats of a product with Microsoft Entra ID P1");
  });

  test("is served by reporting, and the missing seats are said", () => {
    expect(done(withSeats(1, "report"), dynamic("sales")).verdict).toEqual({
      kind: "shortfall",
      needed: 2,
      seats: 1,
      missing: 1,
    });
  });

  test("is nothing where the gate is off", () => {
    const { verdict } = done(withSeats(1, "off"), dynamic("sales"));
    expect(verdict).toEqual({ kind: "allowed", needed: 2, seats: 1 });
  });

  test("begins with the user behind the last seat", () => {
    const tenant = withSeats(2);
    done(tenant, dynamic("sales"));
    expect(refused(tenant, patch("cat", { department: "Sales" })).code).toBe("too-few-seats");
  });

  test("does not begin where one leaves as another joins", () => {
    const tenant = withSeats(2);
    done(tenant, dynamic("sales"));
    const swap = [patch("ann", { department: "None" }), patch("cat", { department: "Sales" })];
    expect(moves(applied(tenant.execute(swap)))).toEqual(["joined sales cat", "left sales ann"]);
  });

  test("that is there already lets other batches pass", () => {
    const tenant = withSeats(2);
    done(tenant, dynamic("sales"));
    done(tenant, setLicense("AAD_PREMIUM", 1));
    expect(done(tenant, patch("ann", { city: "Oslo" })).verdict.kind).toBe("refused");
  });

  test("that time brings is served", () => {
    const tenant = withSeats(0);
    done(tenant, patch("ann", { employeeHireDate: after(3).toISOString() }));
    done(tenant, dynamic("hired", "user.employeeHireDate -le system.now"));
    expect(moves(applied(tenant.advance(after(4))))).toEqual(["joined hired ann"]);
  });

  test("seats of two products add up", () => {
    const tenant = withSeats(1);
    done(tenant, setLicense("SPE_E3", 1), dynamic("sales"));
    expect(tenant.verdict()).toEqual({ kind: "allowed", needed: 2, seats: 2 });
  });
});

describe("licenses", () => {
  test.each([
    ["a product that there is not", setLicense("NO_SUCH", 1), "unknown-product"],
    ["half a seat", setLicense("EMS", 0.5), "bad-seats"],
    ["fewer than no seats", setLicense("EMS", -1), "bad-seats"],
    ["an end that is no instant", setLicense("EMS", 1, { until: "soon" }), "bad-time"],
    ["a grace of half a day", setLicense("EMS", 1, { graceDays: 0.5 }), "bad-time"],
    ["removing a product that there is not", removeLicense("NO_SUCH"), "unknown-product"],
    ["removing a license that there is not", removeLicense("EMS"), "no-such-license"],
  ])("%s is refused", (_, command, code) => {
    expect(refused(contoso(), command).code).toBe(code);
  });

  test("go by the product's name, whether they are given by name or id", () => {
    const tenant = contoso();
    done(tenant, setLicense("078D2B04-F1BD-4111-BBD4-B4B1B354CEF4", 7));
    expect(tenant.licenses()).toEqual([{ sku: "AAD_PREMIUM", seats: 7, graceDays: 30 }]);
  });

  test("a gate that is turned on without a license freezes what is there", () => {
    const tenant = new Tenant({ now: firstDay, settings: { gate: "off" } });
    done(tenant, user("ann", "Sales"), dynamic("sales"));
    done(tenant, changeSettings({ gate: "enforce" }));
    expect(tenant.group("sales")?.staleSince).toBe(firstDay.toISOString());
  });
});

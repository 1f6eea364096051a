import { describe, expect, test } from "vitest";
import { Tenant } from "../../src/tenant/tenant.ts";
import type { BatchLimits } from "../../src/tenant/settings.ts";
import {
  add,
  after,
  applied,
  assigned,
  changeGroup,
  changeSettings,
  contoso,
  done,
  dynamic,
  firstDay,
  held,
  on,
  patch,
  refused,
  remove,
  research,
  sales,
  setLicense,
  setRule,
  user,
  ask,
} from "./tenants.ts";

const leave = (id: string) => patch(id, { department: "None" });
const joinSales = (id: string) => patch(id, { department: "Sales" });

/** A tenant with a group of ann and bob and one of cat, and then limits for all groups together. */
function limited(limits: BatchLimits, groupLimits: BatchLimits = {}) {
  const tenant = contoso();
  done(tenant, user("dan", "None"), dynamic("sales"), dynamic("research", research));
  done(tenant, changeSettings({ limits, groupLimits }));
  return tenant;
}

describe("limits for all groups together", () => {
  test("as many leavers as the limit pass", () => {
    expect(ask(limited({ leavers: 2 }), leave("ann"), leave("cat"))).toBe("applied");
  });

  test("one more is held, with the numbers", () => {
    const tenant = limited({ leavers: 1 });
    expect(held(tenant, leave("ann"), leave("cat")).breaches).toEqual([
      { kind: "leavers", count: 2, limit: 1 },
    ]);
  });

  test("as many joiners as the limit pass, one more is held", () => {
    const tenant = limited({ joiners: 1 });
    expect(held(tenant, joinSales("cat"), joinSales("dan")).breaches).toEqual([
      { kind: "joiners", count: 2, limit: 1 },
    ]);
    done(tenant, joinSales("dan"));
  });

  test("per cent are of all memberships before: a third of three passes 34 and not 33", () => {
    expect(held(limited({ leaversPercent: 33 }), leave("ann")).breaches).toEqual([
      { kind: "leavers", count: 1, limit: 33, percentOf: 3 },
    ]);
    done(limited({ leaversPercent: 34 }), leave("ann"));
  });

  test("members who leave a deleted group count, of those before", () => {
    const tenant = limited({ leaversPercent: 50 });
    expect(held(tenant, on("sales", "deleteGroup")).breaches).toEqual([
      { kind: "leavers", count: 2, limit: 50, percentOf: 3 },
    ]);
  });

  test("what cancels out does not count", () => {
    expect(ask(limited({ leavers: 0 }), leave("ann"), joinSales("ann"))).toBe("applied");
  });
});

describe("limits for each group", () => {
  test("name the group", () => {
    expect(held(limited({}, { leavers: 1 }), leave("ann"), leave("bob")).breaches).toEqual([
      { kind: "leavers", groupId: "sales", count: 2, limit: 1 },
    ]);
  });

  test("count each group by itself", () => {
    expect(ask(limited({}, { leavers: 1 }), leave("ann"), leave("cat"))).toBe("applied");
  });

  test("per cent are of the group's members before", () => {
    expect(held(limited({}, { leaversPercent: 50 }), leave("cat")).breaches).toEqual([
      { kind: "leavers", groupId: "research", count: 1, limit: 50, percentOf: 1 },
    ]);
  });

  test("a group's own limit stands in place of the tenant's", () => {
    const tenant = limited({}, { leavers: 0 });
    done(tenant, changeGroup("sales", { limits: { leavers: 1 } }));
    expect(ask(tenant, leave("ann"))).toBe("applied");
  });

  test("a group's own limit holds its deletion", () => {
    const tenant = limited({});
    done(tenant, changeGroup("sales", { limits: { leavers: 1 } }));
    expect(held(tenant, on("sales", "deleteGroup")).breaches).toEqual([
      { kind: "leavers", groupId: "sales", count: 2, limit: 1 },
    ]);
  });

  test("an assigned group has them too", () => {
    const tenant = contoso({ groupLimits: { joiners: 1 } });
    done(tenant, assigned("team"));
    expect(ask(tenant, add("team", "ann"), add("team", "bob"))).toBe("held");
  });

  test.each<[string, BatchLimits]>([
    ["below zero", { leavers: -1 }],
    ["that is no number", { joiners: Number.NaN }],
    ["of an unknown name", { movers: 1 } as BatchLimits],
  ])("a limit %s is refused", (_, limits) => {
    const tenant = limited({});
    expect(refused(tenant, changeGroup("sales", { limits })).code).toBe("bad-setting");
    expect(refused(tenant, changeSettings({ limits })).code).toBe("bad-setting");
  });
});

/** A tenant where no batch moves ann unseen. */
const guarded = () => {
  const tenant = limited({});
  done(tenant, changeSettings({ protectedUsers: ["ann"] }));
  return tenant;
};

describe("protected users", () => {
  test("hold a batch that moves them, and it names them", () => {
    expect(held(guarded(), leave("ann")).breaches).toEqual([
      { kind: "protected user", subjectId: "ann", groupId: "sales" },
    ]);
  });

  test("hold their removal", () => {
    expect(ask(guarded(), remove("ann"))).toBe("held");
  });

  test("let batches pass that do not move them", () => {
    expect(ask(guarded(), patch("ann", { city: "Oslo" }), leave("bob"))).toBe("applied");
  });

  test("hold the first load, which can be approved", () => {
    const tenant = new Tenant({ now: firstDay, settings: { protectedUsers: ["ann"] } });
    done(tenant, setLicense("EMS", 5), dynamic("sales"));
    const outcome = tenant.load([
      { subject: "user", id: "ann", properties: { department: "Sales" } },
    ]);
    expect(outcome).toMatchObject({ kind: "held" });
    applied(tenant.approve(tenant.held()[0]?.id ?? ""));
    expect(tenant.members("sales")).toEqual(["ann"]);
  });
});

describe("what is exempt", () => {
  const strict: BatchLimits = { joiners: 0, joinersPercent: 0 };

  test("the joiners of a group that the batch makes", () => {
    expect(ask(limited(strict, strict), dynamic("more", sales))).toBe("applied");
  });

  test("not the joiners of a group that is there and empty", () => {
    const tenant = limited({});
    done(tenant, dynamic("empty", 'user.city -eq "Oslo"'), changeSettings({ limits: strict }));
    expect(ask(tenant, patch("ann", { city: "Oslo" }))).toBe("held");
  });

  test("the joiners of a tenant without any membership", () => {
    const tenant = new Tenant({ now: firstDay, settings: { limits: strict } });
    done(tenant, setLicense("EMS", 5), dynamic("sales"));
    expect(ask(tenant, user("ann", "Sales"))).toBe("applied");
  });

  test("not the leavers of anybody", () => {
    const tenant = limited({ leavers: 0 });
    expect(ask(tenant, dynamic("more"), setRule("sales", research))).toBe("held");
  });

  test("time", () => {
    const tenant = limited({ joiners: 0, leavers: 0 }, { joiners: 0 });
    done(tenant, patch("ann", { employeeHireDate: after(1).toISOString() }));
    done(tenant, dynamic("hired", "user.employeeHireDate -le system.now"));
    expect(applied(tenant.advance(after(1))).membershipChanges).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  add,
  after,
  assigned,
  changeGroup,
  changeSettings,
  contoso,
  device,
  done,
  dynamic,
  effects,
  firstDay,
  on,
  patch,
  product,
  refused,
  remove,
  sales,
  setLicense,
  skuId,
  user,
} from "./tenants.ts";

const giving = (id: string, ...names: readonly string[]) =>
  assigned(id, { assignedLicenses: names.map(product) });

/** A tenant with an assigned group that gives Microsoft 365 E3, of which there are so many seats. */
function withE3(seats: number) {
  const tenant = contoso();
  done(tenant, setLicense("SPE_E3", seats), giving("e3", "SPE_E3"));
  return tenant;
}

const drop = (groupId: string, subjectId: string) =>
  ({ kind: "removeMember", groupId, subjectId }) as const;

describe("a group with licenses", () => {
  test("gives them to its members", () => {
    const tenant = withE3(1);
    expect(effects(done(tenant, add("e3", "ann")))).toEqual(["gained SPE_E3 ann by e3"]);
    expect(tenant.accessOf("ann")).toEqual([
      { kind: "license", skuId: skuId("SPE_E3"), groupIds: ["e3"] },
    ]);
  });

  test("takes them from those who leave", () => {
    const tenant = withE3(1);
    done(tenant, add("e3", "ann"));
    expect(effects(done(tenant, drop("e3", "ann")))).toEqual(["lost SPE_E3 ann by e3"]);
  });

  test("that is dynamic gives them by its rule", () => {
    const tenant = contoso();
    done(tenant, setLicense("SPE_E3", 5));
    const group = dynamic("sales", sales, { assignedLicenses: [product("SPE_E3")] });
    expect(effects(done(tenant, group))).toEqual([
      "gained SPE_E3 ann by sales",
      "gained SPE_E3 bob by sales",
    ]);
  });

  test("gives devices none", () => {
    const tenant = withE3(1);
    done(tenant, device("laptop"));
    expect(effects(done(tenant, add("e3", "laptop")))).toEqual([]);
    expect(tenant.accessOf("laptop")).toEqual([]);
  });

  test("takes one seat of a unique user in two groups", () => {
    const tenant = withE3(2);
    done(tenant, giving("more", "SPE_E3"), add("e3", "ann"), add("more", "ann"));
    expect(effects(done(tenant, add("e3", "bob")))).toEqual(["gained SPE_E3 bob by e3"]);
  });

  test("must lose them before it is deleted", () => {
    const tenant = withE3(1);
    expect(refused(tenant, on("e3", "deleteGroup")).code).toBe("licensed-group");
    done(tenant, changeGroup("e3", { assignedLicenses: [] }), on("e3", "deleteGroup"));
    expect(tenant.groups()).toEqual([]);
  });

  test("loses them for all members at once", () => {
    const tenant = withE3(2);
    done(tenant, add("e3", "ann"), add("e3", "bob"));
    const outcome = done(tenant, changeGroup("e3", { assignedLicenses: [] }));
    expect(effects(outcome)).toEqual(["lost SPE_E3 ann by e3", "lost SPE_E3 bob by e3"]);
  });
});

describe("CountViolation", () => {
  test("a member behind the last seat waits", () => {
    const tenant = withE3(1);
    done(tenant, add("e3", "ann"));
    expect(effects(done(tenant, add("e3", "bob")))).toEqual(["failed CountViolation bob by e3"]);
    expect(tenant.accessOf("bob")).toEqual([
      {
        kind: "failed license",
        skuId: skuId("SPE_E3"),
        groupIds: ["e3"],
        violation: "CountViolation",
      },
    ]);
  });

  test("a seat that is freed goes to who waits longest", () => {
    const tenant = withE3(1);
    done(tenant, add("e3", "ann"));
    done(tenant, add("e3", "cat"));
    done(tenant, add("e3", "bob"));
    expect(effects(done(tenant, drop("e3", "ann")))).toEqual([
      "gained SPE_E3 cat by e3",
      "lost SPE_E3 ann by e3",
    ]);
  });

  test("the seat of a user who is removed goes to who waits", () => {
    const tenant = withE3(1);
    done(tenant, add("e3", "ann"));
    done(tenant, add("e3", "bob"));
    expect(effects(done(tenant, remove("ann")))).toContain("gained SPE_E3 bob by e3");
  });

  test("the seat of a user whose id becomes a device's in the same batch does too", () => {
    const tenant = withE3(1);
    done(tenant, add("e3", "ann"));
    done(tenant, add("e3", "bob"));
    expect(effects(done(tenant, remove("ann"), device("ann")))).toEqual([
      "gained SPE_E3 bob by e3",
      "lost SPE_E3 ann by e3",
    ]);
  });

  test("new seats go to who waits", () => {
    const tenant = withE3(0);
    done(tenant, add("e3", "ann"));
    expect(effects(done(tenant, setLicense("SPE_E3", 1)))).toEqual(["gained SPE_E3 ann by e3"]);
  });

  test("seats that lapse leave what is assigned, and give nothing more", () => {
    const tenant = contoso();
    const end = { until: after(1).toISOString(), graceDays: 0 };
    done(tenant, setLicense("SPE_E3", 5, end), giving("e3", "SPE_E3"), add("e3", "ann"));
    tenant.advance(after(1));
    expect(effects(done(tenant, add("e3", "bob")))).toEqual(["failed CountViolation bob by e3"]);
    expect(tenant.accessOf("ann")).toMatchObject([{ kind: "license" }]);
  });

  test("a product that nobody knows has no seats", () => {
    const tenant = contoso();
    const outcome = done(tenant, giving("odd", "no-such-product"), add("odd", "ann"));
    expect(effects(outcome)).toEqual(["failed CountViolation ann by odd"]);
  });
});

describe("other violations", () => {
  test("MutuallyExclusiveViolation: two products with plans that exclude each other", () => {
    const tenant = withE3(1);
    done(tenant, setLicense("SPE_F1", 1), giving("f3", "SPE_F1"), add("e3", "ann"));
    expect(effects(done(tenant, add("f3", "ann")))).toEqual([
      "failed MutuallyExclusiveViolation ann by f3",
    ]);
  });

  test("DependencyViolation: a plan without the plan that it needs", () => {
    const tenant = contoso();
    done(tenant, setLicense("MCOMEETADV", 1), giving("audio", "MCOMEETADV"));
    expect(effects(done(tenant, add("audio", "ann")))).toEqual([
      "failed DependencyViolation ann by audio",
    ]);
  });

  test("DependencyViolation ends with what is needed", () => {
    const tenant = withE3(1);
    done(tenant, setLicense("MCOMEETADV", 1), giving("audio", "MCOMEETADV"), add("audio", "ann"));
    expect(effects(done(tenant, add("e3", "ann")))).toEqual([
      "gained MCOMEETADV ann by audio",
      "gained SPE_E3 ann by e3",
    ]);
  });

  test("ProhibitedInUsageLocationViolation: neither the user nor the tenant has a location", () => {
    const tenant = new Tenant({ now: firstDay });
    done(tenant, setLicense("SPE_E3", 1), giving("e3", "SPE_E3"), user("ann"));
    expect(effects(done(tenant, add("e3", "ann")))).toEqual([
      "failed ProhibitedInUsageLocationViolation ann by e3",
    ]);
    expect(effects(done(tenant, patch("ann", { usageLocation: "NO" })))).toEqual([
      "gained SPE_E3 ann by e3",
    ]);
  });

  test("a member without usageLocation inherits the tenant's", () => {
    const tenant = new Tenant({ now: firstDay });
    done(tenant, setLicense("SPE_E3", 1), giving("e3", "SPE_E3"), user("ann"), add("e3", "ann"));
    expect(effects(done(tenant, changeSettings({ usageLocation: "SE" })))).toEqual([
      "gained SPE_E3 ann by e3",
    ]);
  });

  test("one failing product of a group assigns none of it", () => {
    const tenant = contoso();
    done(tenant, setLicense("SPE_E3", 5), giving("both", "SPE_E3", "INTUNE_EDU"));
    done(tenant, add("both", "ann"));
    expect(tenant.accessOf("ann")).toEqual([
      {
        kind: "failed license",
        skuId: skuId("INTUNE_EDU"),
        groupIds: ["both"],
        violation: "CountViolation",
      },
    ]);
  });

  test("a failure is forgotten by who leaves", () => {
    const tenant = withE3(0);
    done(tenant, add("e3", "ann"));
    expect(effects(done(tenant, drop("e3", "ann")))).toEqual([]);
    expect(tenant.accessOf("ann")).toEqual([]);
  });
});

test.each(["no", "NOR", ""])("`%s` is no usage location of a tenant", (usageLocation) => {
  expect(refused(contoso(), changeSettings({ usageLocation })).code).toBe("bad-setting");
});

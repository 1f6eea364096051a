/** The smallest cases of what the laws of tenants have found. */
import { describe, expect, test } from "vitest";
import type { SubjectData } from "../../src/index.ts";
import type { Command } from "../../src/tenant/command.ts";
import type { Grant } from "../../src/tenant/group.ts";
import type { TenantSettings } from "../../src/tenant/settings.ts";
import { Tenant } from "../../src/tenant/tenant.ts";

const monday = new Date("2025-01-06T08:00:00.000Z");
const tuesday = new Date("2025-01-07T08:00:00.000Z");
const friday = new Date("2025-01-10T08:00:00.000Z");

const tenantOf = (settings: Partial<TenantSettings>, ...commands: Command[]): Tenant => {
  const tenant = new Tenant({ now: monday, settings });
  for (const command of commands) expect(tenant.execute(command).kind).toBe("applied");
  return tenant;
};

const user = (id: string, department: string): SubjectData => ({
  subject: "user",
  id,
  properties: { department },
});

const dynamic = (id: string, membershipRule: string, others: object = {}): Command => ({
  kind: "createGroup",
  group: { id, displayName: id, membershipRule, ...others },
});

const sales = 'user.department -eq "Sales"';
const phones = 'device.deviceOSType -eq "iOS"';

describe("a load", () => {
  test("that names somebody twice leaves what it says last, even where that is what was there", () => {
    const tenant = tenantOf({ gate: "off" });
    tenant.load([user("ann", "Sales")]);
    tenant.load([user("ann", "Legal"), user("ann", "Sales")]);
    expect(tenant.attributesOf("ann")?.["department"]).toBe("Sales");
  });

  test.for<[string, Partial<TenantSettings>]>([
    ["a limit of each group", { groupLimits: { joiners: 0 } }],
    ["a protected user", { protectedUsers: ["ann"] }],
  ])(
    "into an empty tenant that is held for %s brings everybody when it is approved",
    ([, settings]) => {
      const tenant = tenantOf({ gate: "off", ...settings }, dynamic("all", sales));
      const outcome = tenant.load([
        { ...user("ann", "Sales"), account: { externalUserState: "Accepted" } },
      ]);
      expect(outcome.kind).toBe("held");
      const [held] = tenant.held();
      expect(tenant.approve(held?.id ?? "").kind).toBe("applied");
      expect(tenant.members("all")).toEqual(["ann"]);
      expect(tenant.accountOf("ann")).toEqual({ externalUserState: "Accepted" });
    },
  );
});

describe("guard rails", () => {
  test("of a group hold the batch that deletes it", () => {
    const tenant = tenantOf(
      { gate: "off" },
      { kind: "upsert", ...user("ann", "Sales") },
      dynamic("all", sales, { limits: { leavers: 0 } }),
    );
    expect(tenant.execute({ kind: "deleteGroup", groupId: "all" })).toMatchObject({
      kind: "held",
      breaches: [{ kind: "leavers", groupId: "all", count: 1, limit: 0 }],
    });
  });

  test("list what they hold the oldest first, also after an approval that was refused", () => {
    const tenant = tenantOf(
      { gate: "off", protectedUsers: ["ann"] },
      { kind: "upsert", ...user("ann", "Sales") },
    );
    tenant.execute(dynamic("all", sales));
    tenant.execute(dynamic("few", sales));
    const [first, second] = tenant.held();
    tenant.execute({ kind: "createGroup", group: { id: "all", displayName: "All" } });
    expect(tenant.approve(first?.id ?? "").kind).toBe("refused");
    expect(tenant.held()).toEqual([first, second]);
  });
});

describe("a group that is deleted", () => {
  test("loses everybody once, though its rule was processed", () => {
    const tenant = tenantOf(
      { gate: "off" },
      { kind: "upsert", ...user("ann", "Sales") },
      dynamic("all", sales),
    );
    expect(tenant.execute({ kind: "deleteGroup", groupId: "all" })).toMatchObject({
      membershipChanges: [{ kind: "left", groupId: "all", subjectId: "ann" }],
    });
    tenant.execute(dynamic("all", phones));
    expect(tenant.members("all")).toEqual([]);
  });
});

describe("the gate", () => {
  test("says that members are stale since the batch that closed it, not since an end in the past", () => {
    const tenant = tenantOf(
      {},
      { kind: "setLicense", sku: "AAD_PREMIUM", seats: 9 },
      dynamic("all", sales),
    );
    tenant.advance(friday);
    tenant.execute({ kind: "upsert", ...user("ann", "Sales") });
    const until = tuesday.toISOString();
    tenant.execute({ kind: "setLicense", sku: "AAD_PREMIUM", seats: 9, until, graceDays: 0 });
    expect(tenant.members("all")).toEqual(["ann"]);
    expect(tenant.group("all")?.staleSince).toBe(friday.toISOString());
  });

  test("that only reports refuses no batch for want of seats", () => {
    const tenant = tenantOf({ gate: "off" }, dynamic("all", sales));
    const outcome = tenant.execute([
      { kind: "upsert", ...user("ann", "Sales") },
      { kind: "changeSettings", settings: { gate: "report" } },
    ]);
    expect(outcome.kind).toBe("applied");
    expect(tenant.members("all")).toEqual(["ann"]);
  });

  test("asks nothing of a group of devices whose rule is not legal", () => {
    const tenant = tenantOf({}, dynamic("all", phones, { processingState: "Paused" }));
    const illegal = "device.deviceOSType -eq";
    expect(tenant.execute({ kind: "setRule", groupId: "all", rule: illegal }).kind).toBe("applied");
    expect(tenant.execute({ kind: "resume", groupId: "all" }).kind).toBe("applied");
    expect(tenant.group("all")).toMatchObject({
      subject: "device",
      processingStatus: { status: "Failed" },
    });
  });
});

describe("a batch", () => {
  test("does not lift the guard rails that stand before it", () => {
    const tenant = tenantOf({ gate: "off", groupLimits: { leavers: 0 } }, dynamic("all", sales));
    tenant.load([user("ann", "Sales")]);
    const outcome = tenant.execute([
      { kind: "changeSettings", settings: { groupLimits: {} } },
      { kind: "patch", subject: "user", id: "ann", properties: { department: "Legal" } },
    ]);
    expect(outcome.kind).toBe("held");
  });

  test("that deletes a group and makes it again makes nothing new of it for the rails", () => {
    const tenant = tenantOf({ gate: "off", groupLimits: { joiners: 0 } }, dynamic("all", sales));
    tenant.approve("nobody's");
    tenant.execute({ kind: "upsert", ...user("ann", "Legal") });
    const outcome = tenant.execute([
      { kind: "deleteGroup", groupId: "all" },
      dynamic("all", 'user.department -eq "Legal"'),
    ]);
    expect(outcome.kind).toBe("held");
  });

  test("in which a user comes again as a device frees the seat", () => {
    const skuId = "05e9a617-0261-4cee-bb44-138d3ef5d965";
    const tenant = tenantOf(
      { gate: "off", usageLocation: "NO" },
      { kind: "setLicense", sku: "SPE_E3", seats: 1 },
      { kind: "upsert", ...user("ann", "Sales") },
      { kind: "upsert", ...user("bob", "Sales") },
      {
        kind: "createGroup",
        group: { id: "e3", displayName: "e3", assignedLicenses: [{ skuId, disabledPlans: [] }] },
      },
      { kind: "addMember", groupId: "e3", subjectId: "ann" },
      { kind: "addMember", groupId: "e3", subjectId: "bob" },
    );
    expect(tenant.accessOf("bob")).toMatchObject([{ kind: "failed license" }]);
    const outcome = tenant.execute([
      { kind: "remove", subject: "user", id: "ann" },
      { kind: "upsert", subject: "device", id: "ann", properties: {} },
      { kind: "addMember", groupId: "e3", subjectId: "ann" },
    ]);
    expect(outcome).toMatchObject({
      effects: [
        { kind: "lost", subjectId: "ann", skuId },
        { kind: "gained", subjectId: "bob", skuId },
      ],
    });
    expect(tenant.accessOf("bob")).toMatchObject([{ kind: "license" }]);
  });

  test("with a command that there is not is a mistake of the program", () => {
    const tenant = tenantOf({ gate: "off" });
    const command = JSON.parse('{"kind":"nonsense"}') as Command;
    expect(() => tenant.execute(command)).toThrow(TypeError);
    expect(tenant.batch).toBe(0);
  });
});

test("what is left undefined in settings and groups stays as it was", () => {
  const tenant = tenantOf({ gate: "off" }, dynamic("all", sales, { description: "Sales" }));
  const nothing = { limits: undefined, gate: undefined } as unknown as Partial<TenantSettings>;
  expect(tenant.execute({ kind: "changeSettings", settings: nothing }).kind).toBe("applied");
  expect(tenant.settings).toMatchObject({ gate: "off", limits: {} });
  const set = { grants: undefined, description: undefined } as object;
  expect(tenant.execute({ kind: "changeGroup", groupId: "all", set }).kind).toBe("applied");
  expect(tenant.group("all")).toMatchObject({ grants: [], description: "Sales" });
});

test("a setting or a processing state that there is not is refused", () => {
  const tenant = tenantOf({ gate: "off" });
  const settings = { gates: "off" } as object;
  expect(tenant.execute({ kind: "changeSettings", settings })).toMatchObject({
    refusals: [{ code: "bad-setting" }],
  });
  expect(tenant.execute(dynamic("all", sales, { processingState: "on" }))).toMatchObject({
    refusals: [{ code: "bad-setting" }],
  });
});

test("who is due at the instant at which the last license lapses does not join any more", () => {
  const tenant = tenantOf(
    {},
    {
      kind: "setLicense",
      sku: "AAD_PREMIUM",
      seats: 9,
      until: tuesday.toISOString(),
      graceDays: 0,
    },
    dynamic("hired", "user.employeeHireDate -le system.now"),
  );
  for (const [id, hired] of [
    ["ann", new Date(tuesday.getTime() - 1)],
    ["bob", tuesday],
  ] as const)
    tenant.execute({
      kind: "upsert",
      subject: "user",
      id,
      properties: { employeeHireDate: hired.toISOString() },
    });
  tenant.advance(friday);
  expect(tenant.members("hired")).toEqual(["ann"]);
});

test("a role that is activated or taken away stands in the history of whose it is", () => {
  const tenant = tenantOf(
    { gate: "off" },
    { kind: "upsert", ...user("ann", "Sales") },
    { kind: "assignEligibleRole", id: "r", principalId: "ann", role: "Global Reader" },
    { kind: "activateRole", id: "r", hours: 1 },
    { kind: "removeRole", id: "r" },
  );
  const kinds = tenant
    .history({ subjectId: "ann" })
    .flatMap((entry) => (entry.kind === "command" ? [entry.command.kind] : []));
  expect(kinds).toEqual(["upsert", "assignEligibleRole", "activateRole", "removeRole"]);
});

describe("what the caller does later to what was given", () => {
  test("changes no group, no held batch and no history", () => {
    const grants: Grant[] = [];
    const tenant = tenantOf({ gate: "off" });
    tenant.execute({ kind: "createGroup", group: { id: "g", displayName: "g", grants } });
    const properties: Record<string, string> = { department: "Sales" };
    tenant.execute({ kind: "upsert", subject: "user", id: "ann", properties });
    grants.push({ kind: "app", app: "a", role: "r" });
    properties["department"] = "Legal";
    expect(tenant.group("g")?.grants).toEqual([]);
    expect(tenant.history({ subjectId: "ann" })).toMatchObject([
      { command: { properties: { department: "Sales" } } },
    ]);
  });
});

test("a group can have the id of somebody who is removed in the same batch", () => {
  const tenant = tenantOf({ gate: "off" }, { kind: "upsert", ...user("x", "Sales") });
  const outcome = tenant.execute([
    { kind: "remove", subject: "user", id: "x" },
    { kind: "createGroup", group: { id: "x", displayName: "x" } },
  ]);
  expect(outcome.kind).toBe("applied");
});

test("a subject with the id of a group is refused by the command that brings it", () => {
  const tenant = tenantOf({ gate: "off" }, dynamic("x", sales));
  const outcome = tenant.execute([
    { kind: "upsert", ...user("ann", "Sales") },
    { kind: "upsert", ...user("x", "Sales") },
  ]);
  expect(outcome).toMatchObject({ refusals: [{ code: "id-taken", command: 1 }] });
});

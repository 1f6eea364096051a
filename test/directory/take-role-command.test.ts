import { describe, expect, test } from "vitest";
import type { RoleAssignment } from "../../src/directory/role-assignment.ts";
import type { RoleCommand } from "../../src/directory/role-command.ts";
import type { Principal, RoleContext } from "../../src/directory/role-context.ts";
import { takeRoleCommand } from "../../src/directory/take-role-command.ts";
import { codesOf } from "./life/lives.ts";

const now = new Date("2025-01-31T08:00:00.000Z");
const globalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
const principals = new Map<string, Principal>([
  ["guest", { kind: "user", userType: "Guest" }],
  ["member", { kind: "user", userType: "Member" }],
  ["admins", { kind: "group", isAssignableToRole: true }],
  ["readers", { kind: "group", isAssignableToRole: false }],
]);
const context = (
  assignments: readonly RoleAssignment[] = [],
  eligibleAllowedBy?: readonly string[],
): RoleContext => ({
  now,
  assignments: new Map(assignments.map((assignment) => [assignment.id, assignment])),
  principalOf: (id) => principals.get(id),
  eligibleAllowedBy,
});
const withoutP2 = ["Microsoft Entra ID P2"];

const assign = {
  kind: "assignRole",
  id: "a1",
  principalId: "member",
  role: "Global Reader",
} as const;
const assignEligible = { ...assign, kind: "assignEligibleRole" } as const;
const active: RoleAssignment = {
  id: "a1",
  principalId: "member",
  roleId: globalReader,
  kind: "active",
  from: "2025-01-01T00:00:00.000Z",
};
const eligible: RoleAssignment = { ...active, kind: "eligible" };
const activated: RoleAssignment = { ...eligible, activeUntil: "2025-01-31T09:00:00.000Z" };
const ended: RoleAssignment = { ...active, until: now.toISOString() };
const activate = (hours: number): RoleCommand => ({ kind: "activateRole", id: "a1", hours });
const deactivate: RoleCommand = { kind: "deactivateRole", id: "a1" };
const remove: RoleCommand = { kind: "removeRole", id: "a1" };

const written = (command: RoleCommand, around: RoleContext) => {
  const decision = takeRoleCommand(command, around);
  if (!decision.ok) throw new Error(decision.refusal.message);
  return decision.value;
};

describe("assigning a role", () => {
  test("gives it from now on, by name or id", () => {
    const assignment = { ...active, from: now.toISOString() };
    expect(written(assign, context())).toEqual({ id: "a1", assignment });
    expect(written({ ...assign, role: globalReader }, context())).toEqual({ id: "a1", assignment });
  });

  test("can be until an instant, which is kept in UTC", () => {
    const until = "2025-02-01T01:00:00+01:00";
    const { assignment } = written({ ...assign, until }, context());
    expect(assignment?.until).toBe("2025-02-01T00:00:00.000Z");
  });

  test("can be eligible where the tenant has P2", () => {
    expect(written(assignEligible, context()).assignment?.kind).toBe("eligible");
  });

  test("goes to groups that were made for roles", () => {
    const { assignment } = written({ ...assign, principalId: "admins" }, context());
    expect(assignment?.principalId).toBe("admins");
  });

  test("can stand beside one of the other kind", () => {
    const around = context([{ ...eligible, id: "a0" }]);
    expect(takeRoleCommand(assign, around).ok).toBe(true);
  });

  test("can follow one that has ended", () => {
    expect(takeRoleCommand(assign, context([{ ...ended, id: "a0" }])).ok).toBe(true);
  });

  test.for<[string, RoleCommand, RoleContext?]>([
    ["no-such-role", { ...assign, role: "Global Reeder" }],
    ["no-such-role", { ...assign, role: "__proto__" }],
    ["no-such-principal", { ...assign, principalId: "nobody" }],
    ["group-not-role-assignable", { ...assign, principalId: "readers" }],
    ["plan-missing", assignEligible, context([], withoutP2)],
    ["id-taken", { ...assign, principalId: "guest" }, context([active])],
    ["bad-time", { ...assign, until: "tomorrow" }],
    ["bad-time", { ...assign, until: now.toISOString() }],
    ["role-held", assign, context([{ ...active, id: "a0" }])],
    ["role-held", assignEligible, context([{ ...eligible, id: "a0" }])],
  ])("is refused: %s, for %j", ([code, command, around]) => {
    expect(codesOf(takeRoleCommand(command, around ?? context()))).toBe(code);
  });

  test("without P2 says which plan would allow an eligible one", () => {
    expect(takeRoleCommand(assignEligible, context([], withoutP2))).toMatchObject({
      refusal: { allowedBy: ["Microsoft Entra ID P2"] },
    });
  });
});

describe("least privilege", () => {
  const until = "2025-03-01";
  test.for<[readonly string[], RoleCommand, RoleContext]>([
    [["privileged-guest", "prefer-eligible"], { ...assign, principalId: "guest" }, context()],
    [["privileged-guest"], { ...assign, principalId: "guest" }, context([], withoutP2)],
    [["privileged-guest"], { ...assignEligible, principalId: "guest" }, context()],
    [[], { ...assign, principalId: "guest", role: "Guest Inviter", until }, context()],
    [["prefer-eligible"], assign, context()],
    [[], { ...assign, until }, context()],
    [[], assign, context([], withoutP2)],
    [[], assignEligible, context()],
  ])("is noted with %j", ([codes, command, around]) => {
    expect(codesOf(takeRoleCommand(command, around))).toEqual(codes);
  });
});

const endOf = (hours: number) => written(activate(hours), context([eligible])).assignment;

describe("activating a role", () => {
  test("gives it for some hours", () => {
    expect(written(activate(1), context([eligible]))).toEqual({ id: "a1", assignment: activated });
  });

  test("can be for part of an hour, and for 24", () => {
    expect(endOf(0.5)?.activeUntil).toBe("2025-01-31T08:30:00.000Z");
    expect(endOf(24)?.activeUntil).toBe("2025-02-01T08:00:00.000Z");
    expect(endOf(1e-12)?.activeUntil).toBe("2025-01-31T08:00:00.001Z");
  });

  test("ends with the assignment", () => {
    const until = "2025-01-31T10:00:00.000Z";
    const around = context([{ ...eligible, until }]);
    expect(written(activate(8), around).assignment?.activeUntil).toBe(until);
  });

  test("can be done again at the instant at which it ended", () => {
    const around = context([{ ...eligible, activeUntil: now.toISOString() }]);
    expect(takeRoleCommand(activate(1), around).ok).toBe(true);
  });

  test.for<[string, number, RoleContext]>([
    ["no-such-assignment", 1, context()],
    ["no-such-assignment", 1, context([{ ...eligible, until: now.toISOString() }])],
    ["not-eligible", 1, context([active])],
    ["plan-missing", 1, context([eligible], withoutP2)],
    ["already-active", 1, context([activated])],
    ["bad-duration", 0, context([eligible])],
    ["bad-duration", -1, context([eligible])],
    ["bad-duration", 24.1, context([eligible])],
    ["bad-duration", Number.NaN, context([eligible])],
    ["bad-duration", Infinity, context([eligible])],
  ])("is refused: %s, for %d hours", ([code, hours, around]) => {
    expect(codesOf(takeRoleCommand(activate(hours), around))).toBe(code);
  });
});

describe("deactivating a role", () => {
  test("takes the activation back, without P2 too", () => {
    const around = context([activated], withoutP2);
    expect(written(deactivate, around)).toEqual({ id: "a1", assignment: eligible });
  });

  test.for<[string, RoleContext]>([
    ["no-such-assignment", context()],
    ["not-eligible", context([active])],
    ["not-active", context([eligible])],
  ])("is refused: %s", ([code, around]) => {
    expect(codesOf(takeRoleCommand(deactivate, around))).toBe(code);
  });
});

describe("removing a role", () => {
  test.for([active, eligible, activated])("takes it away: %j", (assignment) => {
    expect(written(remove, context([assignment]))).toEqual({ id: "a1", assignment: undefined });
  });

  test("that is not there is refused: no-such-assignment", () => {
    expect(codesOf(takeRoleCommand(remove, context()))).toBe("no-such-assignment");
    expect(codesOf(takeRoleCommand(remove, context([ended])))).toBe("no-such-assignment");
  });
});

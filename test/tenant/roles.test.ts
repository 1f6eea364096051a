import { describe, expect, test } from "vitest";
import type { RoleCommand } from "../../src/directory/role-command.ts";
import type { Command } from "../../src/tenant/command.ts";
import {
  after,
  applied,
  assigned,
  contoso,
  done,
  dynamic,
  firstDay,
  makeDynamic,
  on,
  refused,
  remove,
  sales,
  setLicense,
  user,
  ask,
} from "./tenants.ts";

const assign = (principalId: string, more: { readonly until?: string } = {}): RoleCommand => ({
  kind: "assignRole",
  id: "role",
  principalId,
  role: "Groups Administrator",
  ...more,
});
const eligible: RoleCommand = {
  kind: "assignEligibleRole",
  id: "role",
  principalId: "ann",
  role: "Groups Administrator",
};
const activate = (hours: number): RoleCommand => ({ kind: "activateRole", id: "role", hours });
const hour = 1 / 24;

/** A tenant with P2, so that roles can be eligible. */
function withP2(...commands: readonly Command[]) {
  const tenant = contoso();
  done(tenant, setLicense("AAD_PREMIUM_P2", 1), ...commands);
  return tenant;
}

describe("assigning", () => {
  test("gives a role for good", () => {
    const tenant = contoso();
    done(tenant, assign("ann"));
    expect(tenant.rolesOf("ann")).toEqual([
      {
        id: "role",
        principalId: "ann",
        roleId: "fdd7a751-b60b-444a-984c-02652fe8fa1c",
        kind: "active",
        from: firstDay.toISOString(),
      },
    ]);
  });

  test("until an instant: the role is gone at that instant", () => {
    const tenant = contoso();
    done(tenant, assign("ann", { until: after(2).toISOString() }));
    tenant.advance(after(2, -1));
    expect(tenant.roles()).toHaveLength(1);
    tenant.advance(after(2));
    expect(tenant.roles()).toEqual([]);
  });

  test("of a privileged role to a guest is accepted with a note", () => {
    const tenant = contoso();
    const outcome = done(tenant, user("eva", undefined, { userType: "Guest" }), {
      ...assign("eva"),
      role: "Global Administrator",
    } as RoleCommand);
    expect(outcome.notes.map(({ code }) => code)).toContain("privileged-guest");
  });

  test.each<[string, Command, string]>([
    ["a role that there is not", { ...assign("ann"), role: "Owner" } as Command, "no-such-role"],
    ["a principal that there is not", assign("nobody"), "no-such-principal"],
    ["a group that was not made for it", assign("plain"), "group-not-role-assignable"],
    ["an end in the past", assign("ann", { until: firstDay.toISOString() }), "bad-time"],
    ["removing what there is not", { kind: "removeRole", id: "role" }, "no-such-assignment"],
  ])("%s is refused", (_, command, code) => {
    const tenant = contoso();
    done(tenant, assigned("plain"));
    expect(refused(tenant, command).code).toBe(code);
  });

  test("ends by removing it", () => {
    const tenant = contoso();
    done(tenant, assign("ann"));
    done(tenant, { kind: "removeRole", id: "role" });
    expect(tenant.roles()).toEqual([]);
  });
});

describe("an eligible assignment", () => {
  test("is refused without P2, and the plan is named", () => {
    expect(refused(contoso(), eligible)).toMatchObject({
      code: "plan-missing",
      allowedBy: ["Microsoft Entra ID P2"],
    });
  });

  test("is accepted with P2", () => {
    expect(withP2(eligible).rolesOf("ann")).toMatchObject([{ kind: "eligible" }]);
  });

  test("is accepted where the gate is off", () => {
    expect(ask(contoso({ gate: "off" }), eligible)).toBe("applied");
  });

  test("cannot be activated once P2 has lapsed", () => {
    const tenant = contoso();
    const end = { until: after(1).toISOString(), graceDays: 0 };
    done(tenant, setLicense("AAD_PREMIUM_P2", 1, end), eligible);
    tenant.advance(after(1));
    expect(refused(tenant, activate(1)).code).toBe("plan-missing");
  });

  test("is active for the hours of its activation, and eligible again by the clock", () => {
    const tenant = withP2(eligible, activate(8));
    expect(tenant.nextDue()).toEqual(after(8 * hour));
    tenant.advance(after(8 * hour, -1));
    expect(tenant.rolesOf("ann")[0]?.activeUntil).toBe(after(8 * hour).toISOString());
    tenant.advance(after(8 * hour));
    expect(tenant.rolesOf("ann")).toMatchObject([{ kind: "eligible" }]);
    expect(tenant.rolesOf("ann")[0]?.activeUntil).toBeUndefined();
  });

  test("ends early by deactivating it", () => {
    const tenant = withP2(eligible, activate(8));
    done(tenant, { kind: "deactivateRole", id: "role" });
    expect(tenant.rolesOf("ann")[0]?.activeUntil).toBeUndefined();
  });

  test.each<[string, readonly Command[], Command, string]>([
    ["activating twice", [eligible, activate(1)], activate(1), "already-active"],
    ["activating an active one", [assign("ann")], activate(1), "not-eligible"],
    ["activating for 25 hours", [eligible], activate(25), "bad-duration"],
    ["activating for no time", [eligible], activate(0), "bad-duration"],
    ["ending no activation", [eligible], { kind: "deactivateRole", id: "role" }, "not-active"],
  ])("%s is refused", (_, commands, command, code) => {
    expect(refused(withP2(...commands), command).code).toBe(code);
  });
});

describe("role-assignable groups", () => {
  const forRoles = assigned("admins", { isAssignableToRole: true });

  test("have roles", () => {
    const tenant = contoso();
    done(tenant, forRoles, assign("admins"));
    expect(tenant.rolesOf("admins")).toHaveLength(1);
  });

  test("are never made dynamic", () => {
    const group = dynamic("admins", sales, { isAssignableToRole: true });
    expect(refused(contoso(), group).code).toBe("role-assignable");
  });

  test("never become dynamic", () => {
    const tenant = contoso();
    done(tenant, forRoles);
    expect(refused(tenant, makeDynamic("admins")).code).toBe("role-assignable");
  });

  test("lose their roles when they are deleted", () => {
    const tenant = contoso();
    done(tenant, forRoles, assign("admins"), on("admins", "deleteGroup"));
    expect(tenant.roles()).toEqual([]);
  });
});

test("a user who is removed loses all roles", () => {
  const tenant = withP2(eligible, { ...assign("ann"), id: "other" });
  done(tenant, remove("ann"));
  expect(tenant.roles()).toEqual([]);
});

test("a user who is removed and made again in one batch has no role", () => {
  const tenant = contoso();
  done(tenant, assign("ann"));
  done(tenant, remove("ann"), user("ann", "Sales"));
  expect(tenant.roles()).toEqual([]);
});

test("a batch in which time passes moves nobody by roles", () => {
  const tenant = withP2(eligible, activate(1));
  expect(applied(tenant.advance(after(1))).membershipChanges).toEqual([]);
});

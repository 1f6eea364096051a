import { createTenant } from "../../src/persistence/open-tenant.ts";
import type { StoreOptions } from "../../src/persistence/sqlite-store.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";

/** The day on which the small tenant begins. */
export const firstOfMay: Date = new Date("2026-05-01T00:00:00Z");

/**
 * A small tenant in a new file: Ann and Bo sell, Cy is a guest with an account, there is a device; the groups are `sales`,
 * which gives a license, `paused`, which had Ann when it was paused and would have Bo by now, `devices`, and `friends`, to
 * which Cy was added by hand.
 */
export function plantTenant(path: string, store: StoreOptions = {}): Tenant {
  const tenant = createTenant(path, { now: firstOfMay, store });
  tenant.execute({ kind: "setLicense", sku: "SPE_E3", seats: 10 });
  tenant.load([
    { subject: "user", id: "ann", properties: { department: "Sales", usageLocation: "NO" } },
    { subject: "user", id: "bo", properties: { department: "Finance", usageLocation: "NO" } },
    {
      subject: "user",
      id: "cy",
      properties: { userType: "Guest", displayName: "Cy" },
      account: { creationType: "Invitation", externalUserState: "PendingAcceptance" },
    },
    { subject: "device", id: "laptop", properties: { deviceOSType: "Linux" } },
  ]);
  const rule = 'user.department -eq "Sales"';
  tenant.execute([
    {
      kind: "createGroup",
      group: {
        id: "sales",
        displayName: "Sales",
        membershipRule: rule,
        assignedLicenses: [{ skuId: "05e9a617-0261-4cee-bb44-138d3ef5d965", disabledPlans: [] }],
      },
    },
    { kind: "createGroup", group: { id: "paused", displayName: "Paused", membershipRule: rule } },
    {
      kind: "createGroup",
      group: {
        id: "devices",
        displayName: "Devices",
        membershipRule: 'device.deviceOSType -eq "Linux"',
      },
    },
    { kind: "createGroup", group: { id: "friends", displayName: "Friends" } },
  ]);
  tenant.execute({ kind: "pause", groupId: "paused" });
  tenant.execute([
    { kind: "addMember", groupId: "friends", subjectId: "cy" },
    { kind: "patch", subject: "user", id: "bo", properties: { department: "Sales" } },
  ]);
  return tenant;
}

import { describe, expect, test } from "vitest";
import { openTenant } from "../../src/persistence/open-tenant.ts";
import { StoreError } from "../../src/persistence/store-error.ts";
import { verifyTenant } from "../../src/persistence/verify-tenant.ts";
import type { Outcome } from "../../src/tenant/outcome.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import { plantTenant } from "./planted-tenant.ts";
import { newPath } from "./temporary-folder.ts";

const hire = (tenant: Tenant, count: number): Outcome =>
  tenant.execute(
    Array.from({ length: count }, (_, index) => ({
      kind: "upsert",
      subject: "user",
      id: `new-${index}`,
      properties: { department: "Sales", displayName: `Somebody with a long name, ${index}` },
    })),
  );

const facts = (tenant: Tenant): object => ({
  batch: tenant.batch,
  members: ["sales", "paused", "friends"].map((id) => tenant.members(id)),
  changes: tenant.membershipChanges({}),
});

describe("a disk that is full", () => {
  test("refuses the batch, loses nothing, and goes on with what finds room", () => {
    const path = newPath();
    plantTenant(path).close();
    const tenant = openTenant(path, { store: { maxPages: 55 } });
    tenant.execute({ kind: "changeSettings", settings: { gate: "off" } });
    const before = facts(tenant);
    expect(() => hire(tenant, 5000)).toThrow(StoreError);
    expect(() => hire(tenant, 5000)).toThrow(
      `there is no room left for \`${path}\`, and nothing of the batch was written`,
    );
    expect(facts(tenant)).toEqual(before);
    expect(hire(tenant, 1).kind).toBe("applied");
    expect(tenant.members("sales")).toContain("new-0");
    tenant.close();
    expect(verifyTenant(path)).toEqual([]);
    const again = openTenant(path);
    expect(again.batch).toBe(7);
    expect(hire(again, 5000).kind).toBe("applied");
    again.close();
    expect(verifyTenant(path)).toEqual([]);
  });

  test("keeps no snapshot when it is closed, and opens all the same", () => {
    const path = newPath();
    plantTenant(path, { snapshotAfter: 1e9 }).close();
    const tenant = openTenant(path, { store: { maxPages: 1 } });
    expect(() => tenant.execute({ kind: "resume", groupId: "paused" })).not.toThrow();
    tenant.close();
    expect(verifyTenant(path)).toEqual([]);
  });
});

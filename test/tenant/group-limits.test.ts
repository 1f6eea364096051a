import { describe, expect, test } from "vitest";
import { defaultSettings } from "../../src/tenant/settings.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  assigned,
  contoso,
  done,
  dynamic,
  firstDay,
  makeDynamic,
  on,
  refused,
  sales,
  setLicense,
  ask,
} from "./tenants.ts";

const longest = 3072;
const padded = (length: number): string => sales.padEnd(length, " ");

describe("dynamic groups", () => {
  test("15,000 are allowed by default", () => {
    expect(defaultSettings.maxDynamicGroups).toBe(15_000);
  });

  test("as many as the setting says can be made", () => {
    const tenant = contoso({ maxDynamicGroups: 2 });
    done(tenant, dynamic("one"), dynamic("two"));
    expect(tenant.groups()).toHaveLength(2);
  });

  test("one more is refused, with Microsoft's sentence as a hint", () => {
    const tenant = contoso({ maxDynamicGroups: 2 });
    done(tenant, dynamic("one"), dynamic("two"));
    expect(refused(tenant, dynamic("three"))).toMatchObject({
      code: "too-many-groups",
      message: "the tenant may have 2 dynamic groups, and has 2",
      hint: "Entra says: Dynamic group policies max allowed groups count reached",
    });
  });

  test("a paused one and one of devices count", () => {
    const tenant = contoso({ maxDynamicGroups: 2 });
    done(
      tenant,
      dynamic("paused", sales, { processingState: "Paused" }),
      dynamic("devices", "device.deviceId -ne null"),
    );
    expect(refused(tenant, dynamic("three")).code).toBe("too-many-groups");
  });

  test("an assigned one does not count, and cannot become one more", () => {
    const tenant = contoso({ maxDynamicGroups: 1 });
    done(tenant, dynamic("one"), assigned("two"));
    expect(refused(tenant, makeDynamic("two")).code).toBe("too-many-groups");
  });

  test("one that became assigned leaves its place to another", () => {
    const tenant = contoso({ maxDynamicGroups: 1 });
    done(tenant, dynamic("one"));
    done(tenant, on("one", "makeAssigned"), dynamic("two"));
    expect(tenant.group("two")?.membershipType).toBe("Dynamic");
  });

  test("one that is deleted leaves its place to another in the same batch", () => {
    const tenant = contoso({ maxDynamicGroups: 1 });
    done(tenant, dynamic("one"));
    done(tenant, on("one", "deleteGroup"), dynamic("two"));
    expect(tenant.groups().map(({ id }) => id)).toEqual(["two"]);
  });
});

describe("role-assignable groups", () => {
  test("500 are allowed by default, and one more is refused", () => {
    const tenant = contoso();
    const groups = Array.from({ length: 500 }, (_, index) =>
      assigned(`roles-${index}`, { isAssignableToRole: true }),
    );
    done(tenant, ...groups);
    expect(refused(tenant, assigned("more", { isAssignableToRole: true }))).toMatchObject({
      code: "too-many-groups",
      message: "the tenant may have 500 groups for roles, and has 500",
    });
  });

  test("a full tenant still makes other groups", () => {
    const tenant = contoso({ maxRoleAssignableGroups: 0 });
    done(tenant, assigned("plain"), dynamic("sales"));
    expect(tenant.groups()).toHaveLength(2);
  });
});

describe("the length of a rule", () => {
  test("3,072 characters are allowed", () => {
    expect(ask(contoso(), dynamic("sales", padded(longest)))).toBe("applied");
  });

  test("3,073 are an illegal rule", () => {
    const refusal = refused(contoso(), dynamic("sales", padded(longest + 1)));
    expect(refusal.code).toBe("illegal-rule");
    expect(refusal.diagnostics?.[0]?.entra).toContain("Rule exceeds maximum allowed length");
  });
});

test("members of a group have no limit but the seats", () => {
  const tenant = new Tenant({ now: firstDay });
  done(tenant, setLicense("AAD_PREMIUM", 20_000), dynamic("sales"));
  tenant.load(
    Array.from({ length: 20_000 }, (_, index) => ({
      subject: "user",
      id: `user-${index}`,
      properties: { department: "Sales" },
    })),
  );
  expect(tenant.memberCount("sales")).toBe(20_000);
});

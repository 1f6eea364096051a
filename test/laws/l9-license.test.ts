/**
 * L9, license: covered users = distinct users in at least one dynamic group of users, whatever happens to a tenant. What
 * the gate needs, what coverage says in total and by group, and what every batch answers come to a naive count.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Coverage, Covered } from "../../src/licensing/coverage.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { type TenantLife, tenantLife } from "../arbitraries/tenant.ts";
import { isSeen } from "./planted.ts";
import { born, live } from "./tenant-life.ts";

const license = (Class: typeof Tenant = Tenant): fc.IProperty<[TenantLife]> =>
  fc.property(tenantLife(), (life) => {
    const { tenant } = born(life, Class);
    for (const step of life.steps) {
      const outcome = live(tenant, step);
      const counted = count(tenant);
      expect(tenant.coverage()).toEqual(counted);
      expect(tenant.verdict().needed).toBe(counted.users);
      if (outcome.kind === "applied") expect(outcome.verdict.needed).toBe(counted.users);
    }
  });

/** Asks every dynamic group of users for its members and counts them. */
function count(tenant: Tenant): Coverage {
  const covering = tenant
    .groups()
    .filter(({ membershipType, subject }) => membershipType === "Dynamic" && subject === "user")
    .map(({ id }) => [id, tenant.members(id)] as const);
  return {
    ...kindsOf(tenant, new Set(covering.flatMap(([, members]) => members))),
    byGroup: new Map(covering.map(([id, members]) => [id, kindsOf(tenant, new Set(members))])),
  };
}

function kindsOf(tenant: Tenant, ids: ReadonlySet<string>): Covered {
  const users = [...ids].map((id) => tenant.attributesOf(id) ?? {});
  return {
    users: users.length,
    guests: users.filter(({ userType }) => /^guest$/iu.test(String(userType))).length,
    disabled: users.filter(({ accountEnabled }) => accountEnabled === false).length,
  };
}

const faults: Readonly<Record<string, typeof Tenant>> = {
  "who is in two groups counts twice": class extends Tenant {
    public override coverage(): ReturnType<Tenant["coverage"]> {
      const coverage = super.coverage();
      const users = [...coverage.byGroup.values()].reduce((sum, group) => sum + group.users, 0);
      return { ...coverage, users };
    }
  },
  "frozen groups do not count": class extends Tenant {
    public override verdict(): ReturnType<Tenant["verdict"]> {
      const processed = this.groups().filter(
        ({ subject, membershipType, processingState }) =>
          subject === "user" && membershipType === "Dynamic" && processingState === "On",
      );
      const needed = new Set(processed.flatMap(({ id }) => this.members(id))).size;
      return { ...super.verdict(), needed };
    }
  },
};

describe("L9", () => {
  test("covered are the distinct users in at least one dynamic group", () => {
    fc.assert(license(), { numRuns: 150 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, Faulty]) => {
    expect(isSeen(license(Faulty))).toBe(true);
  });
});

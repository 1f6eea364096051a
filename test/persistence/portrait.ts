import type { Tenant } from "../../src/tenant/tenant.ts";
import { tenantSubjectIds } from "../arbitraries/tenant.ts";

/** All that can be asked of a tenant of the small world, but its log; the same for tenants that are the same. */
export function portraitOf(tenant: Tenant): object {
  const { groups, memberships } = tenant.stats();
  return {
    now: tenant.now,
    batch: tenant.batch,
    settings: tenant.settings,
    groups: tenant.groups().toSorted(byId),
    members: Object.fromEntries(
      tenant.groups().map(({ id }) => [`members of ${id}`, tenant.members(id).toSorted()]),
    ),
    subjects: tenantSubjectIds.map((id) => ({
      id,
      attributes: tenant.attributesOf(id),
      account: tenant.accountOf(id),
      groups: tenant.groupsOf(id).toSorted(),
      access: tenant.accessOf(id),
      roles: tenant.rolesOf(id).toSorted(byId),
    })),
    roles: tenant.roles().toSorted(byId),
    licenses: tenant.licenses().toSorted((one, other) => (one.sku < other.sku ? -1 : 1)),
    held: tenant.held().toSorted(byId),
    verdict: tenant.verdict(),
    due: tenant.nextDue(),
    engine: { groups, memberships },
  };
}

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : Number(one.id > other.id);

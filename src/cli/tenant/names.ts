import type { Properties } from "../../directory/properties.ts";
import { labelOf } from "../../exchange/subject-record.ts";
import { findSku } from "../../licensing/service-plans.ts";
import type { Grant, Group } from "../../tenant/group.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { oneLine } from "../one-line.ts";

/** What to call the groups and the subjects of a tenant, on one line. */
export interface Names {
  readonly isGroup: (id: string) => boolean;
  readonly group: (id: string) => string;
  readonly subject: (id: string) => string;
}

/** Names groups and subjects as they are now; those that are gone as they were. */
export const namesOf = (
  tenant: Tenant,
  groupsBefore: ReadonlyMap<string, Group | undefined> = new Map(),
  befores: ReadonlyMap<string, Properties | undefined> = new Map(),
): Names => ({
  isGroup: (id) => (tenant.group(id) ?? groupsBefore.get(id)) !== undefined,
  group: (id) => oneLine((tenant.group(id) ?? groupsBefore.get(id))?.displayName ?? id),
  subject: (id) => oneLine(labelOf(id, tenant.attributesOf(id) ?? befores.get(id) ?? {})),
});

/** What to call a product: its title, or its id where it is not known. */
export const productName = (skuId: string): string => oneLine(findSku(skuId)?.title ?? skuId);

/** What a group lets its members use. */
export const grantName = (grant: Grant): string =>
  oneLine(
    grant.kind === "app"
      ? `${grant.app} as ${grant.role}`
      : `${grant.permission} on ${grant.resource}`,
  );

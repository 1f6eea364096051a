import { failuresOf, licensesOfUser } from "../licensing/licenses-of.ts";
import type { LicenseViolation } from "../licensing/violation.ts";
import type { Grant } from "./group.ts";
import { grantKey } from "./grant-effects.ts";
import { licensingView } from "./licensing-view.ts";
import type { TenantState } from "./tenant-state.ts";

/** Something that a subject has, and the groups through which. */
export type Access =
  | { readonly kind: "grant"; readonly grant: Grant; readonly groupIds: readonly string[] }
  | { readonly kind: "license"; readonly skuId: string; readonly groupIds: readonly string[] }
  | {
      /** A product that the group would give and could not. */
      readonly kind: "failed license";
      readonly skuId: string;
      readonly groupIds: readonly string[];
      readonly violation: LicenseViolation;
    };

/** All that a subject may use because of the groups that it is in. */
export function accessOf(state: TenantState, subjectId: string): Access[] {
  const grants = new Map<string, { readonly grant: Grant; readonly groupIds: string[] }>();
  for (const groupId of state.groupsOf(subjectId).toSorted())
    for (const grant of state.tables.groups.get(groupId)?.grants ?? []) {
      const known = grants.get(grantKey(grant));
      if (known === undefined) grants.set(grantKey(grant), { grant, groupIds: [groupId] });
      else known.groupIds.push(groupId);
    }
  return [
    ...Array.from(grants.values(), ({ grant, groupIds }): Access => ({
      kind: "grant",
      grant,
      groupIds,
    })),
    ...licenseAccess(state, subjectId),
  ];
}

function licenseAccess(state: TenantState, userId: string): Access[] {
  if (state.engine.kindOf(userId) !== "user") return [];
  const view = licensingView(state);
  return [
    ...licensesOfUser(view, userId).map(({ skuId, groupIds }): Access => ({
      kind: "license",
      skuId,
      groupIds,
    })),
    ...failuresOf(view, userId).map(({ groupId, skuId, violation }): Access => ({
      kind: "failed license",
      skuId,
      groupIds: [groupId],
      violation,
    })),
  ];
}

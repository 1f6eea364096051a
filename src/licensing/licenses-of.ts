import type { LicensedGroup, LicensingView } from "./licensing-view.ts";
import { type ProductReader, readProducts } from "./products.ts";
import type { LicenseViolation } from "./violation.ts";

/** The products that a user has through groups, each with the groups that assign it; both in the order of their ids. */
export function licensesOfUser(
  view: Pick<LicensingView, "groupsOf" | "failureOf">,
  userId: string,
  reader: ProductReader = readProducts,
): { readonly skuId: string; readonly groupIds: readonly string[] }[] {
  const bySku = new Map<string, string[]>();
  for (const { groupId, assignedLicenses } of groupsInOrder(view, userId)) {
    if (view.failureOf(groupId, userId) !== undefined) continue;
    for (const { skuId } of reader(assignedLicenses)) {
      const groupIds = bySku.get(skuId);
      if (groupIds === undefined) bySku.set(skuId, [groupId]);
      else groupIds.push(groupId);
    }
  }
  return Array.from(bySku, ([skuId, groupIds]) => ({ skuId, groupIds })).toSorted((one, other) =>
    inOrder(one.skuId, other.skuId),
  );
}

/** The groups whose products a user does not get, and why, in the order of their ids. */
export function failuresOf(
  view: Pick<LicensingView, "groupsOf" | "failureOf">,
  userId: string,
): {
  readonly groupId: string;
  readonly skuId: string;
  readonly violation: LicenseViolation;
}[] {
  return groupsInOrder(view, userId).flatMap(({ groupId }) => {
    const failure = view.failureOf(groupId, userId);
    if (failure === undefined) return [];
    return [{ groupId, skuId: failure.skuId, violation: failure.violation }];
  });
}

const groupsInOrder = (
  view: Pick<LicensingView, "groupsOf">,
  userId: string,
): readonly LicensedGroup[] =>
  view.groupsOf(userId).toSorted((one, other) => inOrder(one.groupId, other.groupId));

const inOrder = (one: string, other: string): number => Number(one > other) - Number(one < other);

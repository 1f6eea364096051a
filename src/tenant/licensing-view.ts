import type { LicenseFailure, LicensingView } from "../licensing/group-licensing.ts";
import { seatsOf } from "./gate.ts";
import { pairKey } from "./tables.ts";
import type { TenantState } from "./tenant-state.ts";

/** A tenant as group-based licensing sees it. */
export function licensingView(state: TenantState): LicensingView {
  const { groups, licenseFailures, counters } = state.tables;
  const seats = new Map<string, number>();
  return {
    // Who was a user, and has come again as a device, has no licenses.
    groupsOf: (userId) =>
      (state.engine.kindOf(userId) === "user" ? state.groupsOf(userId) : [])
        .toSorted()
        .flatMap((groupId) => {
          const { assignedLicenses = [] } = groups.get(groupId) ?? {};
          return assignedLicenses.length === 0 ? [] : [{ groupId, assignedLicenses }];
        }),
    usageLocationOf: (userId) => {
      const { usageLocation } = state.engine.attributesOf(userId) ?? {};
      return typeof usageLocation === "string" ? usageLocation : state.settings.usageLocation;
    },
    seatsOf: (skuId) => {
      const known = seats.get(skuId) ?? seatsOf(state, skuId);
      seats.set(skuId, known);
      return known;
    },
    failureOf: (groupId, userId) => licenseFailures.get(pairKey(groupId, userId)),
    *failures(): Generator<readonly [string, string, LicenseFailure]> {
      for (const failure of licenseFailures.values())
        yield [failure.groupId, failure.userId, failure];
    },
    setFailure: (groupId, userId, failure) => {
      const stored = failure && { ...failure, groupId, userId };
      licenseFailures.set(pairKey(groupId, userId), stored);
    },
    usedSeats: (skuId) => counters.get(seatsCounter(skuId))?.count ?? 0,
    setUsedSeats: (skuId, count) => {
      counters.set(seatsCounter(skuId), count === 0 ? undefined : { count });
    },
  };
}

/** The name of the counter of a product's seats. */
export const seatsCounter = (skuId: string): string => `seats of ${skuId}`;

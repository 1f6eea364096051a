import type { Refusal } from "../directory/refusal.ts";
import {
  grantsDynamicGroups,
  lapseOf,
  type License,
  licenseOf,
  licenseStateOf,
  plansTitles,
  type Verdict,
  verdictOf,
} from "../licensing/gate.ts";
import { dynamicGroupPlans, findSku } from "../licensing/service-plans.ts";
import type { Batch } from "./batch.ts";
import { coveredUsers } from "./covered.ts";
import { isCovering } from "./is-processed.ts";
import type { TenantState } from "./tenant-state.ts";

/** The licenses of a tenant. */
export const licensesOf = ({ tables }: TenantState): License[] =>
  Array.from(tables.licenses.values(), licenseOf);

/** Whether dynamic groups of users are processed at all. */
export const isGateOpen = (state: TenantState): boolean =>
  state.settings.gate === "off" ||
  licensesOf(state).some(
    (license) =>
      grantsDynamicGroups(license) && licenseStateOf(license, state.time) !== "Suspended",
  );

/** Why there can be no dynamic group of users now; `undefined` where there can. */
export function gateRefusal(state: TenantState): Refusal | undefined {
  if (isGateOpen(state)) return undefined;
  const since = lapseOf(licensesOf(state));
  const allowedBy = plansTitles(dynamicGroupPlans);
  const hint = `add a license of a product with ${allowedBy.join(" or ")}`;
  return since === undefined
    ? {
        code: "no-license",
        message: "no license of the tenant allows dynamic groups of users",
        hint,
        allowedBy,
      }
    : {
        code: "license-lapsed",
        message: `the license that allowed dynamic groups of users lapsed at ${since.toISOString()}`,
        hint: `renew it, or ${hint}`,
        allowedBy,
      };
}

/** Freezes dynamic groups of users where no license allows them any more, and thaws them where one does again. */
export function refreshGate(batch: Batch): void {
  const { state } = batch;
  const isOpen = isGateOpen(state);
  // Time stops at every lapse, so this is the instant.
  const since = state.time.toISOString();
  for (const group of state.tables.groups.values()) {
    const isStale = !isOpen && isCovering(group);
    if (isStale === (group.staleSince !== undefined)) continue;
    const { staleSince: _, ...fresh } = group;
    batch.putGroup(isStale ? { ...fresh, staleSince: since } : fresh);
  }
}

/** What the gate says of the users who are covered now. */
export function verdictOfTenant(state: TenantState): Verdict {
  const needed = coveredUsers(state);
  const { gate } = state.settings;
  if (gate !== "off") return verdictOf(needed, licensesOf(state), gate, state.time);
  const { seats } = verdictOf(needed, licensesOf(state), "report", state.time);
  return { kind: "allowed", needed, seats };
}

/** Why a batch that covers more users than before is refused; `undefined` where it is not. */
export function seatsRefusal({ state }: Batch, before: number): Refusal | undefined {
  if (state.settings.gate !== "enforce") return undefined;
  const verdict = verdictOfTenant(state);
  if (verdict.kind !== "refused" || verdict.needed <= before) return undefined;
  const { needed, seats, allowedBy } = verdict;
  return {
    code: "too-few-seats",
    message: `${needed} users would be covered by dynamic groups, and there are ${seats} seats`,
    hint: `add ${needed - seats} seats of a product with ${allowedBy.join(" or ")}, or let the gate report instead of enforce`,
    allowedBy,
  };
}

/** The seats of a product that are in force; by the product's id. */
export function seatsOf(state: TenantState, skuId: string): number {
  const sku = findSku(skuId);
  return licensesOf(state)
    .filter(
      (license) =>
        findSku(license.sku) === sku && licenseStateOf(license, state.time) !== "Suspended",
    )
    .reduce((sum, { seats }) => sum + seats, 0);
}

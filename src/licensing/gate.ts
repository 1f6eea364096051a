import { dynamicGroupPlans, findSku, servicePlans, skus } from "./service-plans.ts";

/** So many seats of a product, until a time where they lapse. */
export interface License {
  /** The product's name or id, as in `SPE_E3`. */
  readonly sku: string;
  readonly seats: number;
  /** The instant at which the license lapses; never where it is left out. */
  readonly until?: Date;
}

/** `enforce` refuses what goes beyond the licenses; `report` serves it and says the shortfall, as the service is seen to do. */
export type GateMode = "enforce" | "report";

/** What the gate says of a number of covered users. */
export type Verdict =
  | { readonly kind: "allowed"; readonly needed: number; readonly seats: number }
  | {
      readonly kind: "shortfall";
      readonly needed: number;
      readonly seats: number;
      readonly missing: number;
    }
  | {
      readonly kind: "refused";
      readonly reason: "no license" | "lapsed" | "too few seats";
      readonly needed: number;
      readonly seats: number;
      /** Since when nothing is licensed, where a license lapsed. */
      readonly since?: Date;
      /** The plans of which any one would allow it. */
      readonly allowedBy: readonly string[];
    };

/**
 * Says whether licenses allow dynamic groups that cover so many distinct users.
 *
 * A tenant without any plan that grants dynamic groups is refused in both modes, as the service refuses it. Covering
 * nobody needs no license.
 *
 * @throws TypeError for a product that is not known, or seats that are no whole number
 */
export function verdictOf(
  needed: number,
  licenses: readonly License[],
  mode: GateMode,
  now?: Date,
): Verdict {
  const granting = licenses.filter(grantsDynamicGroups);
  const current = granting.filter(
    ({ until }) => until === undefined || now === undefined || now < until,
  );
  const seats = current.reduce((sum, license) => sum + license.seats, 0);
  if (needed <= seats) return { kind: "allowed", needed, seats };
  if (current.length > 0 && mode === "report")
    return { kind: "shortfall", needed, seats, missing: needed - seats };
  const allowedBy = servicePlans
    .filter(({ name }) => dynamicGroupPlans.includes(name))
    .map(({ title }) => title);
  if (current.length > 0)
    return { kind: "refused", reason: "too few seats", needed, seats, allowedBy };
  const since = lastLapse(granting);
  return since === undefined
    ? { kind: "refused", reason: "no license", needed, seats, allowedBy }
    : { kind: "refused", reason: "lapsed", needed, seats, since, allowedBy };
}

function grantsDynamicGroups({ sku: name, seats }: License): boolean {
  const sku = findSku(name);
  if (sku === undefined)
    throw new TypeError(
      `\`${name}\` is no known product; known are ${skus.map((known) => known.name).join(", ")}`,
    );
  if (!Number.isSafeInteger(seats) || seats < 0)
    throw new TypeError(`seats of \`${name}\` must be a whole number from 0 on`);
  return sku.plans.some((plan) => dynamicGroupPlans.includes(plan));
}

function lastLapse(licenses: readonly License[]): Date | undefined {
  const times = licenses.flatMap(({ until }) => (until === undefined ? [] : [until.getTime()]));
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

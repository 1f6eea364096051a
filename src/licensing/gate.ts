import type { LicenseRecord } from "./license-record.ts";
import { dynamicGroupPlans, findSku, servicePlans, type Sku, skus } from "./service-plans.ts";

/** So many seats of a product, until a time where they lapse. */
export interface License {
  /** The product's name or id, as in `SPE_E3`. */
  readonly sku: string;
  readonly seats: number;
  /** The instant at which the license ends; never where it is left out. */
  readonly until?: Date;
  /** Days of 24 hours after `until` in which everything goes on; 0 where it is left out. */
  readonly graceDays?: number;
}

/** How far a license is gone, in Microsoft Graph's words: in force, within its days of grace, or lapsed. */
export type LicenseState = "Enabled" | "Warning" | "Suspended";

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
 * nobody needs no license. A license counts through its days of grace, and always where no time is given.
 *
 * @throws TypeError for a product that is not known, or seats or days of grace that are no whole number
 */
export function verdictOf(
  needed: number,
  licenses: readonly License[],
  mode: GateMode,
  now?: Date,
): Verdict {
  const granting = licenses.filter(grantsDynamicGroups);
  const current = granting.filter(
    (license) => now === undefined || licenseStateOf(license, now) !== "Suspended",
  );
  const seats = current.reduce((sum, license) => sum + license.seats, 0);
  if (needed <= seats) return { kind: "allowed", needed, seats };
  if (current.length > 0 && mode === "report")
    return { kind: "shortfall", needed, seats, missing: needed - seats };
  const allowedBy = plansTitles(dynamicGroupPlans);
  if (current.length > 0)
    return { kind: "refused", reason: "too few seats", needed, seats, allowedBy };
  const since = lapseOf(granting);
  return since === undefined
    ? { kind: "refused", reason: "no license", needed, seats, allowedBy }
    : { kind: "refused", reason: "lapsed", needed, seats, since, allowedBy };
}

/**
 * Reads a license as it is kept.
 *
 * @throws TypeError where `until` is no instant
 */
export function licenseOf({ sku, seats, until, graceDays }: LicenseRecord): License {
  if (until === undefined) return { sku, seats, graceDays };
  const end = new Date(until);
  if (Number.isNaN(end.getTime())) throw new TypeError(`\`${until}\` is no instant`);
  return { sku, seats, until: end, graceDays };
}

/** Says how far a license is gone at a time. It is in its days of grace from `until` on, and lapsed from their end on. */
export function licenseStateOf(license: License, now: Date): LicenseState {
  const { until } = license;
  if (until === undefined || now < until) return "Enabled";
  return now < endOf(license, until) ? "Warning" : "Suspended";
}

/**
 * Tells whether a license is of a product that lets a tenant have dynamic groups of users.
 *
 * @throws TypeError for a product that is not known, or seats or days of grace that are no whole number
 */
export const grantsDynamicGroups = (license: License): boolean =>
  grantsAny(license, dynamicGroupPlans);

/**
 * The instant from which on no license allows dynamic groups of users, be it past or to come; `undefined` where one of
 * them never lapses, or none allows them in the first place.
 */
export function lapseOf(licenses: readonly License[]): Date | undefined {
  const ends = licenses.filter(grantsDynamicGroups).map((license) => lapseOfOne(license));
  if (ends.length === 0 || ends.includes(undefined)) return undefined;
  return latest(ends.filter((end) => end !== undefined));
}

/** The next instant after `now` at which the state of any license changes; `undefined` where none ever does. */
export function nextLicenseDue(licenses: readonly License[], now: Date): Date | undefined {
  let next: Date | undefined;
  for (const license of licenses)
    for (const due of [license.until, lapseOfOne(license)])
      if (due !== undefined && due > now && (next === undefined || due < next)) next = due;
  return next === undefined ? undefined : new Date(next);
}

/** Tells whether any license that is not lapsed grants any of these plans, which are given by name. */
export const hasPlan = (
  licenses: readonly License[],
  planNames: readonly string[],
  now: Date,
): boolean =>
  licenses.some(
    (license) => licenseStateOf(license, now) !== "Suspended" && grantsAny(license, planNames),
  );

/** The titles of plans that are given by name, as people know them. */
export const plansTitles = (planNames: readonly string[]): string[] =>
  servicePlans.filter(({ name }) => planNames.includes(name)).map(({ title }) => title);

const grantsAny = (license: License, planNames: readonly string[]): boolean =>
  productOf(license).plans.some((plan) => planNames.includes(plan));

function productOf({ sku: name, seats, graceDays = 0 }: License): Sku {
  const sku = findSku(name);
  if (sku === undefined)
    throw new TypeError(
      `\`${name}\` is no known product; known are ${skus.map((known) => known.name).join(", ")}`,
    );
  if (!isCount(seats)) throw new TypeError(`seats of \`${name}\` must be a whole number from 0 on`);
  if (!isCount(graceDays))
    throw new TypeError(`days of grace of \`${name}\` must be a whole number from 0 on`);
  return sku;
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const lapseOfOne = (license: License): Date | undefined =>
  license.until && endOf(license, license.until);

/** The end of the days of grace; the last instant there is where they go beyond it. */
const endOf = ({ graceDays = 0 }: License, until: Date): Date =>
  new Date(Math.min(until.getTime() + graceDays * day, lastInstant));

const day = 24 * 60 * 60 * 1000;

/** The latest time that a `Date` can hold. */
const lastInstant = 8.64e15;

const latest = (times: readonly Date[]): Date =>
  new Date(times.reduce((last, time) => Math.max(last, time.getTime()), -lastInstant));

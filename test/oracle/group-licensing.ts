import type { AssignedLicense } from "../../src/licensing/assigned-license.ts";
import type {
  LicensedGroup,
  LicenseFailure,
  LicensingView,
} from "../../src/licensing/licensing-view.ts";
import type { ServicePlan } from "../../src/licensing/service-plans.ts";
import type { Sku } from "../../src/licensing/skus.ts";

/** A tenant as group-based licensing sees it, in plain maps. */
export class LicensingWorld implements LicensingView {
  public readonly groups: Map<string, readonly AssignedLicense[]> = new Map();
  /** By user: the groups that they are in. */
  public readonly memberships: Map<string, Set<string>> = new Map();
  public readonly locations: Map<string, string> = new Map();
  public readonly bought: Map<string, number> = new Map();
  public readonly used: Map<string, number> = new Map();
  private readonly failed = new Map<string, readonly [string, string, LicenseFailure]>();
  /** Turns the order round in which things are told, which must not matter. */
  private readonly isBackward: boolean;

  constructor(isBackward = false) {
    this.isBackward = isBackward;
  }

  public groupsOf(userId: string): LicensedGroup[] {
    const groups = Array.from(this.memberships.get(userId) ?? [], (groupId) => ({
      groupId,
      assignedLicenses: this.groups.get(groupId) ?? [],
    }));
    return this.isBackward ? groups.toReversed() : groups;
  }

  public usageLocationOf(userId: string): string | undefined {
    return this.locations.get(userId);
  }

  public seatsOf(skuId: string): number {
    return this.bought.get(skuId) ?? 0;
  }

  public failureOf(groupId: string, userId: string): LicenseFailure | undefined {
    return this.failed.get(JSON.stringify([groupId, userId]))?.[2];
  }

  public failures(): (readonly [string, string, LicenseFailure])[] {
    const failures = [...this.failed.values()];
    return this.isBackward ? failures.toReversed() : failures;
  }

  public setFailure(groupId: string, userId: string, failure: LicenseFailure | undefined): void {
    const key = JSON.stringify([groupId, userId]);
    if (failure === undefined) this.failed.delete(key);
    else this.failed.set(key, [groupId, userId, failure]);
  }

  public usedSeats(skuId: string): number {
    return this.used.get(skuId) ?? 0;
  }

  public setUsedSeats(skuId: string, seats: number): void {
    this.used.set(skuId, seats);
  }
}

/** The products that users have, by user: what the groups assign in which they are and have not failed. */
export function productsByUser(world: LicensingWorld): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const userId of world.memberships.keys())
    found.set(userId, new Set(heldLicenses(world, userId).map(({ skuId }) => skuId)));
  return found;
}

/**
 * Says what is wrong with licenses after a settlement, the slow and obvious way.
 *
 * @param usedBefore the seats that were used before it
 */
export function faultsIn(
  world: LicensingWorld,
  usedBefore: ReadonlyMap<string, number>,
  products: readonly Sku[],
  plans: readonly ServicePlan[],
): string[] {
  const faults: string[] = [];
  const have = productsByUser(world);
  for (const { id } of products) {
    const users = [...have.values()].filter((skuIds) => skuIds.has(id)).length;
    if (users !== world.usedSeats(id))
      faults.push(`${id}: ${world.usedSeats(id)} seats used by ${users} users`);
    if (users > Math.max(world.seatsOf(id), usedBefore.get(id) ?? 0))
      faults.push(`${id}: more seats used than there are`);
  }
  for (const userId of world.memberships.keys()) {
    const held = plansOf(heldLicenses(world, userId), products, plans);
    for (const plan of held) {
      if (plan.excludes?.some((name) => held.some((other) => other.name === name)) === true)
        faults.push(`${userId}: ${plan.name} beside what it excludes`);
      if (isLacking(plan, held)) faults.push(`${userId}: ${plan.name} without what it needs`);
    }
  }
  const tickets = world.failures().map(([, , { ticket }]) => ticket);
  if (new Set(tickets).size !== tickets.length) faults.push("two have the same ticket");
  for (const [groupId, userId, { violation }] of world.failures()) {
    const expected = expectedViolation(world, groupId, userId, products, plans);
    if (expected !== violation)
      faults.push(`${userId} fails in ${groupId} by ${violation} where it is ${expected}`);
  }
  return faults;
}

/** Why a user cannot have what a group assigns, as things stand; `nothing` where they can. */
function expectedViolation(
  world: LicensingWorld,
  groupId: string,
  userId: string,
  products: readonly Sku[],
  plans: readonly ServicePlan[],
): string {
  if (world.memberships.get(userId)?.has(groupId) !== true) return "nothing, not being a member";
  const location = world.usageLocationOf(userId);
  const wanted = world.groups.get(groupId) ?? [];
  const held = heldLicenses(world, userId);
  const all = plansOf([...held, ...wanted], products, plans);
  const wantedPlans = plansOf(wanted, products, plans);
  const isProhibited = ({ skuId }: AssignedLicense): boolean =>
    location === undefined ||
    products.some(({ id, notIn }) => id === skuId && notIn?.includes(location) === true);
  if (wanted.some((license) => isProhibited(license))) return "ProhibitedInUsageLocationViolation";
  if (wantedPlans.some(({ excludes }) => all.some(({ name }) => excludes?.includes(name) === true)))
    return "MutuallyExclusiveViolation";
  if (wantedPlans.some((plan) => isLacking(plan, all))) return "DependencyViolation";
  const isShort = ({ skuId }: AssignedLicense): boolean =>
    !held.some((license) => license.skuId === skuId) &&
    world.usedSeats(skuId) >= world.seatsOf(skuId);
  return wanted.some((license) => isShort(license)) ? "CountViolation" : "nothing";
}

const heldLicenses = (world: LicensingWorld, userId: string): AssignedLicense[] =>
  [...(world.memberships.get(userId) ?? [])]
    .filter((groupId) => world.failureOf(groupId, userId) === undefined)
    .flatMap((groupId) => world.groups.get(groupId) ?? []);

const plansOf = (
  licenses: readonly AssignedLicense[],
  products: readonly Sku[],
  plans: readonly ServicePlan[],
): ServicePlan[] =>
  licenses.flatMap(({ skuId, disabledPlans }) =>
    plans.filter(
      ({ name, id }) =>
        !disabledPlans.includes(id) &&
        products.some((product) => product.id === skuId && product.plans.includes(name)),
    ),
  );

const isLacking = ({ needs }: ServicePlan, all: readonly ServicePlan[]): boolean =>
  needs !== undefined && !all.some(({ name }) => needs.includes(name));

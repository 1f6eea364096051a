import type { LicenseFailure, LicensingEffect, LicensingMove } from "./licensing-view.ts";
import type { Product } from "./products.ts";
import type { Settlement } from "./settlement.ts";
import { type Obstacle, planNames, unmetNeed, violationOf } from "./violation-of.ts";

/** A group whose products a user waits for. */
interface Waiting {
  readonly products: readonly Product[];
  readonly failure: LicenseFailure;
}

/** A user during one settlement: what they had before, and what they have as it goes on. Groups are in the order of their ids. */
export class Licensee {
  public readonly userId: string;
  private readonly settlement: Settlement;
  /** The products had before the settlement, and a group by which. */
  private readonly had: ReadonlyMap<string, string>;
  /** The failures as they are stored. */
  private readonly stored = new Map<string, LicenseFailure>();
  /** Groups whose products are assigned. */
  private readonly held = new Map<string, readonly Product[]>();
  private readonly waiting = new Map<string, Waiting>();
  /** Groups that are new to the user, in the order of the moves. */
  private readonly joining = new Map<string, readonly Product[]>();
  /** Products of which the user takes a seat. What they had before keeps its seat until it is clear that it is gone. */
  private readonly seats: Set<string>;

  constructor(settlement: Settlement, userId: string, moves: readonly LicensingMove[]) {
    this.settlement = settlement;
    this.userId = userId;
    const { view, read } = settlement;
    const first = new Map(moves.toReversed().map((move) => [move.groupId, move]));
    const joined = new Set(
      moves.filter(({ kind }) => kind === "joined").map(({ groupId }) => groupId),
    );
    const current = new Map(
      view
        .groupsOf(userId)
        .map(({ groupId, assignedLicenses }) => [groupId, read(assignedLicenses)]),
    );
    for (const groupId of new Set([...current.keys(), ...first.keys()])) {
      const failure = view.failureOf(groupId, userId);
      if (failure !== undefined) this.stored.set(groupId, failure);
    }
    for (const groupId of joined) {
      const products = current.get(groupId);
      if (products !== undefined && !this.stored.has(groupId)) this.joining.set(groupId, products);
    }
    for (const [groupId, products] of [...current].toSorted(byKey)) {
      const failure = this.stored.get(groupId);
      if (products.length === 0 || this.joining.has(groupId)) continue;
      if (failure === undefined) this.held.set(groupId, products);
      else this.waiting.set(groupId, { products, failure });
    }
    const before = new Map(this.held);
    for (const [groupId, { kind, assignedLicenses }] of first)
      if (kind === "left" && !this.stored.has(groupId)) before.set(groupId, read(assignedLicenses));
    this.had = groupOfProduct(before);
    this.seats = new Set(this.had.keys());
  }

  /** Gives back the seats of products that no group of the user assigns any more. */
  public leave(): void {
    const assigned = [...this.held.values(), ...this.joining.values()];
    this.release([...assigned, ...Array.from(this.waiting.values(), ({ products }) => products)]);
  }

  /** Assigns what new groups assign, in whichever order they allow each other. The rest waits at the end of the queue. */
  public join(): void {
    const failing = new Map<string, Obstacle>();
    let isChanged = true;
    while (isChanged) {
      isChanged = false;
      for (const [groupId, products] of this.joining) {
        const obstacle = this.assign(groupId, products, this.settlement.seats);
        if (obstacle !== undefined) failing.set(groupId, obstacle);
        else isChanged = this.joining.delete(groupId);
      }
    }
    for (const [groupId, products] of this.joining) {
      const obstacle = failing.get(groupId);
      if (obstacle !== undefined) this.wait(groupId, products, obstacle);
    }
    this.joining.clear();
  }

  /** Takes away what needs a plan that is gone; then tries what costs no seat, and gives back what is not needed. */
  public review(): void {
    while (this.dropUnmet());
    let isChanged = true;
    while (isChanged) {
      isChanged = false;
      for (const { groupId } of this.places()) if (this.retry(groupId, noSeats)) isChanged = true;
    }
    this.release(this.held.values());
  }

  /** Tries again to assign what the user waits for in a group, and tells whether it is assigned now. */
  public retry(
    groupId: string,
    seats: Pick<Settlement["seats"], "isFree"> = this.settlement.seats,
  ): boolean {
    const waiting = this.waiting.get(groupId);
    if (waiting === undefined) return false;
    const obstacle = this.assign(groupId, waiting.products, seats);
    if (obstacle === undefined) return this.waiting.delete(groupId);
    const { ticket } = waiting.failure;
    this.waiting.set(groupId, { ...waiting, failure: { ...obstacle, ticket } });
    return false;
  }

  /** The groups whose products the user waits for, in the order of their tickets. */
  public places(): { readonly groupId: string; readonly ticket: number }[] {
    return Array.from(this.waiting, ([groupId, { failure }]) => ({
      groupId,
      ticket: failure.ticket,
    })).toSorted((one, other) => one.ticket - other.ticket);
  }

  /** Says what the user gained and lost, and which groups fail anew or for another reason. */
  public effects(): LicensingEffect[] {
    const subjectId = this.userId;
    const has = groupOfProduct(this.held);
    const effects: LicensingEffect[] = [];
    for (const [skuId, groupId] of [...this.had].toSorted(byKey))
      if (!has.has(skuId)) effects.push({ kind: "lost", subjectId, groupId, skuId });
    for (const [skuId, groupId] of [...has].toSorted(byKey))
      if (!this.had.has(skuId)) effects.push({ kind: "gained", subjectId, groupId, skuId });
    for (const [groupId, { failure }] of [...this.waiting].toSorted(byKey)) {
      const { violation, skuId } = failure;
      if (this.stored.get(groupId)?.violation !== violation)
        effects.push({ kind: "failed", subjectId, groupId, skuId, violation });
    }
    return effects;
  }

  /** Writes the failures that changed to the view. */
  public store(): void {
    const { view } = this.settlement;
    for (const groupId of this.stored.keys())
      if (!this.waiting.has(groupId)) view.setFailure(groupId, this.userId, undefined);
    for (const [groupId, { failure }] of this.waiting) {
      const old = this.stored.get(groupId);
      if (old?.violation !== failure.violation || old.skuId !== failure.skuId)
        view.setFailure(groupId, this.userId, failure);
    }
  }

  private assign(
    groupId: string,
    products: readonly Product[],
    seats: Pick<Settlement["seats"], "isFree">,
  ): Obstacle | undefined {
    const location = this.settlement.view.usageLocationOf(this.userId);
    const obstacle = violationOf(
      products,
      [...this.held.values()].flat(),
      location,
      (skuId) => this.seats.has(skuId) || seats.isFree(skuId),
    );
    if (obstacle !== undefined) return obstacle;
    this.held.set(groupId, products);
    for (const { skuId } of products) {
      if (this.seats.has(skuId)) continue;
      this.seats.add(skuId);
      this.settlement.seats.take(skuId);
    }
    return undefined;
  }

  private wait(groupId: string, products: readonly Product[], obstacle: Obstacle): void {
    this.waiting.set(groupId, {
      products,
      failure: { ...obstacle, ticket: this.settlement.nextTicket() },
    });
  }

  private dropUnmet(): boolean {
    const present = planNames([...this.held.values()].flat());
    for (const [groupId, products] of [...this.held].toSorted(byKey)) {
      const obstacle = unmetNeed(products, present);
      if (obstacle === undefined) continue;
      this.held.delete(groupId);
      this.wait(groupId, products, obstacle);
      return true;
    }
    return false;
  }

  private release(kept: Iterable<readonly Product[]>): void {
    const wanted = new Set([...kept].flat().map(({ skuId }) => skuId));
    for (const skuId of this.seats) {
      if (wanted.has(skuId)) continue;
      this.seats.delete(skuId);
      this.settlement.seats.release(skuId);
    }
  }
}

const noSeats = { isFree: (): boolean => false };

/** By product: the first group, in the order of ids, that assigns it. */
function groupOfProduct(groups: ReadonlyMap<string, readonly Product[]>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [groupId, products] of [...groups].toSorted(byKey))
    for (const { skuId } of products) if (!found.has(skuId)) found.set(skuId, groupId);
  return found;
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return Number(one > other) - Number(one < other);
}

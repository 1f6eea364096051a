import type { AssignedLicense } from "../../src/licensing/assigned-license.ts";
import { settleLicenses } from "../../src/licensing/group-licensing.ts";
import type { LicensingEffect, LicensingMove } from "../../src/licensing/licensing-view.ts";
import type { ProductReader } from "../../src/licensing/products.ts";
import { LicensingWorld } from "../oracle/group-licensing.ts";

/** Something that happens to memberships, licenses of groups, seats or locations. */
export type LicensingStep =
  | { readonly kind: "join" | "leave"; readonly userId: string; readonly groupId: string }
  | {
      readonly kind: "edit";
      readonly groupId: string;
      readonly assignedLicenses: readonly AssignedLicense[];
    }
  | { readonly kind: "buy"; readonly skuId: string; readonly seats: number }
  | { readonly kind: "relocate"; readonly userId: string; readonly location: string | undefined };

/** A small tenant that lives in batches. */
export class LicensingLife {
  public readonly world: LicensingWorld;
  private readonly reader: ProductReader | undefined;

  constructor(reader?: ProductReader, isBackward = false) {
    this.reader = reader;
    this.world = new LicensingWorld(isBackward);
  }

  /** Does all steps, then settles licenses once. */
  public batch(...steps: readonly LicensingStep[]): LicensingEffect[] {
    const moves: LicensingMove[] = [];
    const relocated = new Set<string>();
    let isGrown = false;
    for (const step of steps) {
      if (step.kind === "relocate") relocated.add(step.userId);
      if (step.kind === "buy") isGrown ||= step.seats > this.world.seatsOf(step.skuId);
      moves.push(...this.step(step));
    }
    return this.reader === undefined
      ? settleLicenses(this.world, moves, relocated, isGrown)
      : settleLicenses(this.world, moves, relocated, isGrown, this.reader);
  }

  private step(step: LicensingStep): LicensingMove[] {
    const { groups, memberships, bought, locations } = this.world;
    switch (step.kind) {
      case "join":
      case "leave": {
        const { userId, groupId } = step;
        const mine = memberships.get(userId) ?? new Set();
        memberships.set(userId, mine);
        const isJoin = step.kind === "join";
        if (mine.has(groupId) === isJoin) return [];
        if (isJoin) mine.add(groupId);
        else mine.delete(groupId);
        const assignedLicenses = groups.get(groupId) ?? [];
        return [{ kind: isJoin ? "joined" : "left", userId, groupId, assignedLicenses }];
      }
      case "edit": {
        const { groupId, assignedLicenses } = step;
        const old = groups.get(groupId) ?? [];
        groups.set(groupId, assignedLicenses);
        const members = [...memberships].filter(([, mine]) => mine.has(groupId));
        return members.flatMap(([userId]): LicensingMove[] => [
          { kind: "left", userId, groupId, assignedLicenses: old },
          { kind: "joined", userId, groupId, assignedLicenses },
        ]);
      }
      case "buy":
        bought.set(step.skuId, step.seats);
        return [];
      case "relocate":
        if (step.location === undefined) locations.delete(step.userId);
        else locations.set(step.userId, step.location);
        return [];
      default:
        return step satisfies never;
    }
  }
}

import type { AssignedLicense } from "./assigned-license.ts";
import type { LicenseViolation } from "./violation.ts";

/** Why the products of a group are not assigned to one of its members; none of them is. */
export interface LicenseFailure {
  readonly violation: LicenseViolation;
  /** The id of the product that failed. */
  readonly skuId: string;
  /** Its place in the queue of those who wait. */
  readonly ticket: number;
}

/** A group that assigns products to its members. */
export interface LicensedGroup {
  readonly groupId: string;
  readonly assignedLicenses: readonly AssignedLicense[];
}

/** What licensing reads and writes. Products are asked for by their ids as `skus` spells them. */
export interface LicensingView {
  /** The groups with licenses in which the user is now. */
  groupsOf(userId: string): readonly LicensedGroup[];
  /** Two letters; the tenant's where the user has none; undefined where neither has. */
  usageLocationOf(userId: string): string | undefined;
  /** Seats bought and in force. */
  seatsOf(skuId: string): number;
  failureOf(groupId: string, userId: string): LicenseFailure | undefined;
  failures(): Iterable<readonly [groupId: string, userId: string, failure: LicenseFailure]>;
  setFailure(groupId: string, userId: string, failure: LicenseFailure | undefined): void;
  usedSeats(skuId: string): number;
  setUsedSeats(skuId: string, seats: number): void;
}

/** A user joined or left a group with licenses, or the licenses of a group were edited around them. */
export interface LicensingMove {
  readonly kind: "joined" | "left";
  readonly userId: string;
  readonly groupId: string;
  readonly assignedLicenses: readonly AssignedLicense[];
}

/** What came of moves: a user has a product now, or no more, or does not get what a group assigns. */
export type LicensingEffect =
  | {
      readonly kind: "gained" | "lost";
      readonly subjectId: string;
      readonly groupId: string;
      readonly skuId: string;
    }
  | {
      readonly kind: "failed";
      readonly subjectId: string;
      readonly groupId: string;
      readonly skuId: string;
      readonly violation: LicenseViolation;
    };

import type { Account } from "../directory/account.ts";
import type { RoleAssignment } from "../directory/role-assignment.ts";
import type { LicenseRecord } from "../licensing/license-record.ts";
import type { LicenseFailure } from "../licensing/group-licensing.ts";
import type { Command } from "./command.ts";
import type { Group } from "./group.ts";
import type { Breach } from "./outcome.ts";
import type { TenantSettings } from "./settings.ts";

/** A batch that waits for approval. */
export interface HeldBatch {
  readonly id: string;
  /** When it was held; an instant. */
  readonly at: string;
  readonly commands: readonly Command[];
  readonly breaches: readonly Breach[];
  readonly joined: number;
  readonly left: number;
}

/** A failure with whose it is. */
export interface StoredFailure extends LicenseFailure {
  readonly groupId: string;
  readonly userId: string;
}

/** Numbers that are kept current instead of being counted. */
export interface Counter {
  readonly count: number;
}

/** What a tenant holds beside subjects and memberships, by table: what one entry is. */
export interface TableValues {
  /** By the id of the user. Those of whom nothing is known have no entry. */
  readonly accounts: Account;
  readonly groups: Group;
  /** By the name of the product. */
  readonly licenses: LicenseRecord;
  readonly roles: RoleAssignment;
  readonly held: HeldBatch;
  /** One entry, `tenant`. */
  readonly settings: TenantSettings;
  /** By group and user, as `pairKey` writes them. */
  readonly licenseFailures: StoredFailure;
  /** `covered users`, and `seats of` each product. */
  readonly counters: Counter;
}

/** The names of the tables. */
export type TableName = keyof TableValues;

/** All tables, in the order in which they are written. */
export const tableNames: readonly TableName[] = [
  "settings",
  "licenses",
  "groups",
  "accounts",
  "roles",
  "held",
  "licenseFailures",
  "counters",
];

/** The key of a pair of ids. */
export const pairKey = (groupId: string, userId: string): string =>
  JSON.stringify([groupId, userId]);

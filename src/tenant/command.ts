import type { Account } from "../directory/account.ts";
import type { Change } from "../directory/change.ts";
import type { LifeStep } from "../directory/life-step.ts";
import type { RoleCommand } from "../directory/role-command.ts";
import type { Group, NewGroup } from "./group.ts";
import type { TenantSettings } from "./settings.ts";

/**
 * Everything that can be asked of a tenant, as plain data: it is written to the log, held for approval and read from files
 * as it is. Instants are texts such as `2025-01-31T08:00:00.000Z`.
 */
export type Command =
  | Change
  | LifeStep
  /** Says what is known of a user's account; for imports. */
  | { readonly kind: "setAccount"; readonly id: string; readonly account: Account }
  | GroupCommand
  | RoleCommand
  | LicenseCommand
  | { readonly kind: "changeSettings"; readonly settings: Partial<TenantSettings> };

/** What can be asked of groups. */
export type GroupCommand =
  | { readonly kind: "createGroup"; readonly group: NewGroup }
  | { readonly kind: "setRule"; readonly groupId: string; readonly rule: string }
  | { readonly kind: "pause" | "resume" | "makeAssigned" | "deleteGroup"; readonly groupId: string }
  | { readonly kind: "makeDynamic"; readonly groupId: string; readonly rule: string }
  | {
      readonly kind: "changeGroup";
      readonly groupId: string;
      readonly set: Partial<
        Pick<
          Group,
          | "displayName"
          | "description"
          | "hasHiddenMembership"
          | "assignedLicenses"
          | "grants"
          | "limits"
        >
      >;
    }
  | {
      readonly kind: "addMember" | "removeMember";
      readonly groupId: string;
      readonly subjectId: string;
    };

/** What can be asked of licenses. */
export type LicenseCommand =
  | {
      readonly kind: "setLicense";
      readonly sku: string;
      readonly seats: number;
      /** The instant at which it ends; never where this is left out. */
      readonly until?: string;
      /** Days after that in which everything goes on; 30 where this is left out. */
      readonly graceDays?: number;
    }
  | { readonly kind: "removeLicense"; readonly sku: string };

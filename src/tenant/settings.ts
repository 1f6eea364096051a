import type { GuestLevel } from "../directory/guest-access.ts";
import type { GateMode } from "../licensing/gate.ts";

/** How much one batch may move; what is left out has no limit. Per cent are of the memberships before the batch. */
export interface BatchLimits {
  readonly joiners?: number;
  readonly leavers?: number;
  readonly joinersPercent?: number;
  readonly leaversPercent?: number;
}

/** What holds for the tenant as a whole. */
export interface TenantSettings {
  /** Domains of the host: an identity whose issuer is one of them is internal, and user principal names end in them. The first is the main one. */
  readonly domains: readonly string[];
  /** The country of users who have no `usageLocation`, as two letters. */
  readonly usageLocation?: string;
  /** What the gate does beyond the licenses; `off` where licenses do not matter. */
  readonly gate: GateMode | "off";
  readonly guestLevel: GuestLevel;
  /** For all groups together. */
  readonly limits: BatchLimits;
  /** For each group that has none of its own. */
  readonly groupLimits: BatchLimits;
  /** Ids of users whom no batch moves unseen. */
  readonly protectedUsers: readonly string[];
  /** Dynamic groups at most; 15,000 as in the service. */
  readonly maxDynamicGroups: number;
  /** Groups to which roles can be assigned at most; 500 as in the service. */
  readonly maxRoleAssignableGroups: number;
}

/** The settings of a tenant that says nothing else. */
export const defaultSettings: TenantSettings = {
  domains: ["contoso.onmicrosoft.com"],
  gate: "enforce",
  guestLevel: "limited",
  limits: {},
  groupLimits: {},
  protectedUsers: [],
  maxDynamicGroups: 15_000,
  maxRoleAssignableGroups: 500,
};

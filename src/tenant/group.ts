import type { AssignedLicense } from "../licensing/assigned-license.ts";
import type { SubjectKind } from "../schema/property.ts";
import type { BatchLimits } from "./settings.ts";

/** Whether people or a rule say who is a member. */
export type MembershipType = "Assigned" | "Dynamic";

/** Whether the rule of a dynamic group is processed. */
export type ProcessingState = "On" | "Paused";

/** How far the processing of a dynamic group has come, as Microsoft Graph says it. */
export interface ProcessingStatus {
  readonly status: "NotStarted" | "Running" | "Succeeded" | "Failed";
  /** The instant of the last batch by which somebody joined or left. */
  readonly lastMembershipUpdated?: string;
  readonly errorMessage?: string;
}

/** What members of a group may use: a role in an application, or a permission on a resource. */
export type Grant =
  | { readonly kind: "app"; readonly app: string; readonly role: string }
  | { readonly kind: "resource"; readonly resource: string; readonly permission: string };

/** A group as the tenant keeps it; its members are kept elsewhere. */
export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly description?: string;
  readonly membershipType: MembershipType;
  /** Kept where a dynamic group became an assigned one. */
  readonly membershipRule?: string;
  /** Whom the rule is about; `user` where it does not tell. */
  readonly subject: SubjectKind;
  readonly processingState: ProcessingState;
  readonly processingStatus: ProcessingStatus;
  /** Since when the members are as they are because no license allows processing; an instant. */
  readonly staleSince?: string;
  /** Whether directory roles can be assigned to it; such a group is never dynamic. */
  readonly isAssignableToRole: boolean;
  /** Whether only members see who is a member. */
  readonly hasHiddenMembership: boolean;
  readonly assignedLicenses: readonly AssignedLicense[];
  readonly grants: readonly Grant[];
  /** Limits of its own in place of the tenant's limits for each group. */
  readonly limits?: BatchLimits;
}

/** What somebody says of a group that is to be; the rest has its usual value. */
export interface NewGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description?: string;
  /** Makes the group dynamic. */
  readonly membershipRule?: string;
  readonly processingState?: ProcessingState;
  readonly isAssignableToRole?: boolean;
  readonly hasHiddenMembership?: boolean;
  readonly assignedLicenses?: readonly AssignedLicense[];
  readonly grants?: readonly Grant[];
  readonly limits?: BatchLimits;
}

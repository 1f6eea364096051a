import type { AssignedLicense } from "../licensing/assigned-license.ts";
import type { Grant } from "../tenant/group.ts";

/** A group as a file gives it. */
export interface GroupRecord {
  /** The object id; the display name where the file has none. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string | undefined;
  readonly membershipRule: string | undefined;
  readonly processingState: "On" | "Paused";
  /** Whether the rule says who is a member. A group that was dynamic once may have kept its rule. */
  readonly isDynamic: boolean;
  /** Whether directory roles can be assigned to it. */
  readonly isAssignableToRole: boolean;
  /** Whether only members see who is a member. */
  readonly hasHiddenMembership: boolean;
  readonly assignedLicenses: readonly AssignedLicense[];
  /** What its members may use. */
  readonly grants: readonly Grant[];
  /** The ids of an assigned group's users and devices, where the file tells them. */
  readonly members: readonly string[] | undefined;
  /** The line on which it starts. */
  readonly line: number | undefined;
}

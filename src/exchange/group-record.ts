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
  readonly assignedLicenses: readonly AssignedLicense[];
  /** The line on which it starts. */
  readonly line: number | undefined;
}

/** A license that the members of a group get. */
export interface AssignedLicense {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

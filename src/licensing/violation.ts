/** Why a group's licenses could not be assigned to a member, in Microsoft Graph's words. */
export type LicenseViolation =
  | "CountViolation"
  | "MutuallyExclusiveViolation"
  | "DependencyViolation"
  | "ProhibitedInUsageLocationViolation";

import type { NewGroup } from "../tenant/group.ts";
import type { GroupRecord } from "./group-record.ts";

/** The group that a record asks a tenant for. An assigned group does not bring the rule that it may have kept. */
export function newGroupOf(record: GroupRecord): NewGroup {
  const { id, displayName, description, membershipRule, processingState } = record;
  const { isAssignableToRole, hasHiddenMembership, assignedLicenses, grants } = record;
  return {
    id,
    displayName,
    ...(description === undefined ? {} : { description }),
    ...(record.isDynamic && membershipRule !== undefined
      ? { membershipRule, processingState }
      : {}),
    isAssignableToRole,
    hasHiddenMembership,
    assignedLicenses,
    grants,
  };
}

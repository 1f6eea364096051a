import type { MembershipEngine } from "../membership/membership-engine.ts";

/** The licenses that dynamic groups need: one for each distinct user in at least one of them. Devices need none. */
export interface Coverage {
  /** Distinct users over all dynamic groups of users. */
  readonly users: number;
  /** Users by group id. */
  readonly byGroup: ReadonlyMap<string, number>;
}

/** Counts the users whom the dynamic groups of an engine cover. */
export function coverageOf(engine: Pick<MembershipEngine, "groupsFor" | "members">): Coverage {
  const users = new Set<string>();
  const byGroup = new Map<string, number>();
  for (const groupId of engine.groupsFor("user")) {
    const members = engine.members(groupId);
    byGroup.set(groupId, members.length);
    for (const id of members) users.add(id);
  }
  return { users: users.size, byGroup };
}

import type { Batch } from "./batch.ts";
import type { Group } from "./group.ts";
import { isCovering } from "./is-processed.ts";
import type { TenantState } from "./tenant-state.ts";

/** How many distinct users are in at least one dynamic group of users. It is kept current, not counted. */
export const coveredUsers = ({ tables }: TenantState): number =>
  tables.counters.get(counter)?.count ?? 0;

/** Brings the number of covered users up to date after a batch has moved members or changed groups. */
export function countCovered(batch: Batch, groupIds: Iterable<string>): void {
  const { state } = batch;
  let covered = coveredUsers(state);
  for (const [userId, gained] of coverings(batch, groupIds)) {
    const count = state.dynamicGroupCount(userId);
    covered += Number(count > 0) - Number(count - gained > 0);
  }
  if (covered !== coveredUsers(state)) state.tables.counters.set(counter, { count: covered });
}

const counter = "covered users";

/** By user: how many dynamic groups more, or fewer, cover them than before the batch. */
function coverings({ state, net }: Batch, groupIds: Iterable<string>): Map<string, number> {
  const gained = new Map<string, number>();
  const add = (userId: string, step: number): void => {
    gained.set(userId, (gained.get(userId) ?? 0) + step);
  };
  for (const groupId of groupIds) {
    const was = covers(state.tables.groups.before(groupId));
    const is = covers(state.tables.groups.get(groupId));
    const moved = net.of(groupId);
    for (const [userId, { kind }] of moved) {
      if (kind === "left" && was) add(userId, -1);
      if (kind === "joined" && is) add(userId, 1);
    }
    if (was === is) continue;
    for (const userId of state.members(groupId)) if (!moved.has(userId)) add(userId, is ? 1 : -1);
  }
  return gained;
}

const covers = (group: Group | undefined): boolean => group !== undefined && isCovering(group);

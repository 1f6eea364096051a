import type { Batch } from "./batch.ts";
import type { Group } from "./group.ts";

/** A user gains or loses what a group gives: by joining or leaving, or because the group gives something else now. */
export interface GroupMove {
  readonly kind: "joined" | "left";
  readonly subjectId: string;
  /** The group as it was for those who leave, as it is for those who join. */
  readonly group: Group;
}

/** The moves of a batch into and out of groups that give access or licenses. */
export function groupMoves(batch: Batch, groupIds: Iterable<string>): GroupMove[] {
  const { state, net } = batch;
  const moves: GroupMove[] = [];
  for (const groupId of groupIds) {
    const before = state.tables.groups.before(groupId);
    const after = state.tables.groups.get(groupId);
    if (!gives(before) && !gives(after)) continue;
    const moved = net.of(groupId);
    for (const [subjectId, { kind }] of moved) {
      const group = kind === "left" ? before : after;
      if (group !== undefined) moves.push({ kind, subjectId, group });
    }
    if (before === undefined || after === undefined || givesSame(before, after)) continue;
    for (const subjectId of state.members(groupId)) {
      if (moved.has(subjectId)) continue;
      moves.push({ kind: "left", subjectId, group: before });
      moves.push({ kind: "joined", subjectId, group: after });
    }
  }
  return moves;
}

const gives = (group: Group | undefined): boolean =>
  group !== undefined && group.grants.length + group.assignedLicenses.length > 0;

const givesSame = (before: Group, after: Group): boolean =>
  before.grants === after.grants && before.assignedLicenses === after.assignedLicenses;

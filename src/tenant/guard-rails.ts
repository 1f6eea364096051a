import type { Batch } from "./batch.ts";
import type { Breach } from "./outcome.ts";
import type { BatchLimits } from "./settings.ts";

/** The guard rails that a batch goes beyond: limits on how many join and leave, and users whom no batch moves unseen. */
export function breachesOf(batch: Batch): Breach[] {
  const { limits, groupLimits, protectedUsers } = batch.state.settings;
  const moved = Array.from(batch.net.groupIds, (groupId) => movedIn(batch, groupId));
  return [
    ...beyond(limits, () => total(batch, moved)),
    ...moved.flatMap((one) => [
      ...beyond(batch.state.tables.groups.get(one.groupId)?.limits ?? groupLimits, () => one),
      ...touched(batch, one.groupId, protectedUsers),
    ]),
  ];
}

/** How many join and leave, of how many. */
interface Moved {
  /** All groups together where this is left out. */
  readonly groupId?: string;
  readonly joiners: number;
  readonly leavers: number;
  readonly before: number;
  /** Whether nobody can be surprised by joiners: nobody was there before. */
  readonly isNew: boolean;
}

function movedIn(batch: Batch, groupId: string): Moved & { readonly groupId: string } {
  const { net, state, created } = batch;
  let joiners = 0;
  for (const { kind } of net.of(groupId).values()) if (kind === "joined") joiners++;
  const leavers = net.of(groupId).size - joiners;
  const before = state.memberCount(groupId) - joiners + leavers;
  return { groupId, joiners, leavers, before, isNew: created.has(groupId) };
}

function total({ state }: Batch, moved: readonly Moved[]): Moved {
  const old = moved.filter(({ isNew }) => !isNew);
  const joiners = sum(old, "joiners");
  const leavers = sum(moved, "leavers");
  let now = 0;
  for (const groupId of state.tables.groups.keys()) now += state.memberCount(groupId);
  // A group that is gone has left its members behind, who were there before.
  const before = now - sum(moved, "joiners") + leavers;
  return { joiners, leavers, before, isNew: before === 0 };
}

const sum = (moved: readonly Moved[], key: "joiners" | "leavers"): number =>
  moved.reduce((count, one) => count + one[key], 0);

function beyond(limits: BatchLimits, moved: () => Moved): Breach[] {
  if (Object.keys(limits).length === 0) return [];
  const { groupId, joiners, leavers, before, isNew } = moved();
  const where = groupId === undefined ? {} : { groupId };
  return (["joiners", "leavers"] as const).flatMap((kind): Breach[] => {
    const count = kind === "joiners" ? joiners : leavers;
    if (kind === "joiners" && isNew) return [];
    const limit = limits[kind];
    const percent = limits[`${kind}Percent`];
    return [
      ...(limit !== undefined && count > limit ? [{ kind, ...where, count, limit }] : []),
      ...(percent !== undefined && count * 100 > percent * before
        ? [{ kind, ...where, count, limit: percent, percentOf: before }]
        : []),
    ];
  });
}

function touched({ net }: Batch, groupId: string, protectedUsers: readonly string[]): Breach[] {
  const moved = net.of(groupId);
  return protectedUsers
    .filter((userId) => moved.has(userId))
    .map((subjectId) => ({ kind: "protected user", subjectId, groupId }));
}

import type { Batch } from "./batch.ts";
import type { Breach } from "./outcome.ts";
import type { BatchLimits } from "./settings.ts";
import type { TenantState } from "./tenant-state.ts";

/**
 * The guard rails that a batch goes beyond: limits on how many join and leave, and users whom no batch moves unseen. They are
 * those that stood before it, so no batch lifts its own.
 */
export function breachesOf(batch: Batch): Breach[] {
  const { settings } = batch.state.tables;
  const { limits, groupLimits, protectedUsers } = settings.before("tenant") ?? batch.state.settings;
  const moved = Array.from(batch.net.groupIds, (groupId) => movedIn(batch, groupId));
  return [
    ...beyond(limits, () => total(batch, moved)),
    ...moved.flatMap((one) =>
      beyond(limitsOf(batch, one.groupId) ?? groupLimits, () => one).concat(
        touched(batch, one.groupId, protectedUsers),
      ),
    ),
  ];
}

/** Whether anything can hold the first load of a tenant. The limits for all groups together let nobody wait who is new. */
export const canHoldFirst = ({ settings, tables }: TenantState): boolean =>
  settings.protectedUsers.length > 0 ||
  [settings.groupLimits, ...Array.from(tables.groups.values(), ({ limits = {} }) => limits)].some(
    (limits) => Object.keys(limits).length > 0,
  );

/** The limits of its own that a group had, or has where it is new. */
const limitsOf = ({ state: { tables } }: Batch, groupId: string): BatchLimits | undefined =>
  (tables.groups.before(groupId) ?? tables.groups.get(groupId))?.limits;

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
  const breaches: Breach[] = [];
  for (const kind of ["joiners", "leavers"] as const) {
    const count = kind === "joiners" ? joiners : leavers;
    if (kind === "joiners" && isNew) continue;
    const limit = limits[kind];
    const percent = limits[`${kind}Percent`];
    if (limit !== undefined && count > limit) breaches.push({ kind, ...where, count, limit });
    if (percent !== undefined && count * 100 > percent * before)
      breaches.push({ kind, ...where, count, limit: percent, percentOf: before });
  }
  return breaches;
}

function touched({ net }: Batch, groupId: string, protectedUsers: readonly string[]): Breach[] {
  const moved = net.of(groupId);
  return protectedUsers
    .filter((userId) => moved.has(userId))
    .map((subjectId) => ({ kind: "protected user", subjectId, groupId }));
}

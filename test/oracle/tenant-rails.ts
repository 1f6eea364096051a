import type { MembershipChange } from "../../src/index.ts";
import type { BatchLimits } from "../../src/tenant/settings.ts";
import { membershipsIn, pairsMissing, type TenantState } from "./tenant-state.ts";

type Pair = Omit<MembershipChange, "kind">;

/** What of the guard rails a batch would break, as sorted lines: the settings before it count, so that none lifts its own. */
export function breachesOf(before: TenantState, after: TenantState): string[] {
  const joined = pairsMissing(before, after);
  const left = pairsMissing(after, before);
  const { settings } = before;
  const { created } = after;
  const groupIds = new Set([...joined, ...left].map(({ groupId }) => groupId));
  return [
    ...(membershipsIn(before) === 0
      ? []
      : over(
          "joiners",
          undefined,
          joined.filter(({ groupId }) => !created.has(groupId)).length,
          membershipsIn(before),
          settings.limits,
        )),
    ...over("leavers", undefined, left.length, membershipsIn(before), settings.limits),
    ...[...groupIds].flatMap((groupId) => {
      const limits =
        (before.groups.get(groupId) ?? after.groups.get(groupId))?.limits ?? settings.groupLimits;
      const count = before.groups.get(groupId)?.members.size ?? 0;
      return [
        ...(created.has(groupId)
          ? []
          : over("joiners", groupId, countIn(joined, groupId), count, limits)),
        ...over("leavers", groupId, countIn(left, groupId), count, limits),
      ];
    }),
    ...[...joined, ...left]
      .filter(({ subjectId }) => settings.protectedUsers.includes(subjectId))
      .map(({ subjectId, groupId }) => JSON.stringify(["protected user", groupId, subjectId])),
  ].toSorted();
}

const countIn = (pairs: readonly Pair[], groupId: string): number =>
  pairs.filter((pair) => pair.groupId === groupId).length;

/** The limits, absolute and per cent, that so many go beyond. */
function over(
  kind: "joiners" | "leavers",
  groupId: string | undefined,
  count: number,
  of: number,
  limits: BatchLimits,
): string[] {
  const limit = limits[kind];
  const percent = limits[`${kind}Percent`];
  return [
    ...(limit !== undefined && count > limit ? [[kind, groupId, count, limit, undefined]] : []),
    ...(percent !== undefined && count * 100 > percent * of
      ? [[kind, groupId, count, percent, of]]
      : []),
  ].map((line) => JSON.stringify(line));
}

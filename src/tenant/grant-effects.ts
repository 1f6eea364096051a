import type { Grant } from "./group.ts";
import type { GroupMove } from "./group-moves.ts";
import type { Effect } from "./outcome.ts";
import type { TenantState } from "./tenant-state.ts";

/** The access that came and went with the moves of a batch: what somebody still has through another group does not go. */
export function grantEffects(state: TenantState, moves: readonly GroupMove[]): Effect[] {
  const bySubject = Map.groupBy(moves, ({ subjectId }) => subjectId);
  return [...bySubject].flatMap(([subjectId, own]) => {
    const left = grantsOfMoves(own, "left");
    const joined = grantsOfMoves(own, "joined");
    const now = grantsOf(state, subjectId);
    const before = new Set([...left.keys(), ...unmoved(state, subjectId, own)]);
    const lost = [...left].filter(([key]) => !now.has(key));
    const gained = [...joined].filter(([key]) => !before.has(key));
    return lost
      .map(([, held]) => effectOf("lost", subjectId, held))
      .concat(gained.map(([, held]) => effectOf("gained", subjectId, held)));
  });
}

/** One grant and the first group that gives it. */
interface HeldGrant {
  readonly groupId: string;
  readonly grant: Grant;
}

const effectOf = (
  kind: "gained" | "lost",
  subjectId: string,
  { groupId, grant }: HeldGrant,
): Effect => ({ kind, subjectId, groupId, grant });

/** The same grant has the same key, in whatever group. */
export const grantKey = (grant: Grant): string =>
  JSON.stringify(
    grant.kind === "app"
      ? [grant.kind, grant.app, grant.role]
      : [grant.kind, grant.resource, grant.permission],
  );

function grantsOfMoves(
  moves: readonly GroupMove[],
  wanted: GroupMove["kind"],
): Map<string, HeldGrant> {
  const held = new Map<string, HeldGrant>();
  for (const { kind, group } of moves)
    if (kind === wanted)
      for (const grant of group.grants) {
        const key = grantKey(grant);
        if (!held.has(key)) held.set(key, { groupId: group.id, grant });
      }
  return held;
}

/** The keys of what a subject may use now. */
const grantsOf = (state: TenantState, subjectId: string): Set<string> =>
  new Set(
    state
      .groupsOf(subjectId)
      .flatMap((groupId) => state.tables.groups.get(groupId)?.grants.map(grantKey) ?? []),
  );

/** The keys of what a subject has through groups in which it was before and still is. */
function unmoved(
  state: TenantState,
  subjectId: string,
  moves: readonly GroupMove[],
): Iterable<string> {
  const moved = new Set(moves.map(({ group }) => group.id));
  return state
    .groupsOf(subjectId)
    .filter((groupId) => !moved.has(groupId))
    .flatMap((groupId) => state.tables.groups.get(groupId)?.grants.map(grantKey) ?? []);
}

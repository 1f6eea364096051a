import { type LicensingMove, settleLicenses } from "../licensing/group-licensing.ts";
import type { Batch } from "./batch.ts";
import { countCovered } from "./covered.ts";
import { grantEffects } from "./grant-effects.ts";
import { groupMoves, type GroupMove } from "./group-moves.ts";
import { licensingView } from "./licensing-view.ts";
import type { Effect } from "./outcome.ts";

/** Brings up to date what depends on memberships once all commands of a batch have run, and says what came and went. */
export function settle(batch: Batch): Effect[] {
  const { state } = batch;
  const groupIds = new Set([...batch.net.groupIds, ...state.tables.groups.written.keys()]);
  noteUpdates(batch);
  countCovered(batch, groupIds);
  const moves = groupMoves(batch, groupIds);
  return [...grantEffects(state, moves), ...licenseEffects(batch, moves)];
}

/** Writes down when the members of dynamic groups changed last. */
function noteUpdates({ state, net }: Batch): void {
  const lastMembershipUpdated = state.time.toISOString();
  for (const groupId of net.groupIds) {
    const group = state.tables.groups.get(groupId);
    if (group?.membershipType !== "Dynamic") continue;
    const processingStatus = { ...group.processingStatus, lastMembershipUpdated };
    state.tables.groups.set(groupId, { ...group, processingStatus });
  }
}

function licenseEffects(batch: Batch, moves: readonly GroupMove[]): Effect[] {
  const ofUsers = moves
    .filter((move) => move.group.assignedLicenses.length > 0 && isUser(batch, move))
    .map(({ kind, subjectId, group }): LicensingMove => ({
      kind,
      userId: subjectId,
      groupId: group.id,
      assignedLicenses: group.assignedLicenses,
    }));
  ofUsers.push(...reborn(batch));
  // Seats go in this order, so it must be the same whatever way the engine took.
  ofUsers.sort(byGroupAndUser);
  const movers = relocated(batch);
  if (ofUsers.length === 0 && movers.size === 0 && !batch.isSeatsGrown) return [];
  return settleLicenses(licensingView(batch.state), ofUsers, movers, batch.isSeatsGrown);
}

const byGroupAndUser = (one: LicensingMove, other: LicensingMove): number =>
  byUnits(one.groupId, other.groupId) || byUnits(one.userId, other.userId);

const byUnits = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** Whether a user moved. A device can have the id of a user who is gone: who left is who was there before. */
function isUser({ befores, state }: Batch, { kind, subjectId }: GroupMove): boolean {
  const isBefore = kind === "left" && befores.has(subjectId);
  return (isBefore ? befores.get(subjectId)?.kind : state.engine.kindOf(subjectId)) === "user";
}

/** Users who have come again as devices, in the groups of which neither they nor the devices leave in the end. */
function reborn({ state, befores, net }: Batch): LicensingMove[] {
  return Array.from(befores)
    .filter(([id, before]) => before?.kind === "user" && state.engine.kindOf(id) === "device")
    .flatMap(([userId]) =>
      state
        .groupsOf(userId)
        .filter((groupId) => !net.of(groupId).has(userId))
        .map((groupId) => ({
          kind: "left" as const,
          userId,
          groupId,
          assignedLicenses: state.tables.groups.before(groupId)?.assignedLicenses ?? [],
        })),
    );
}

/** The users with products that failed whose location, their own or the tenant's, is another now. */
function relocated({ state, befores }: Batch): Set<string> {
  const { licenseFailures, settings } = state.tables;
  if (licenseFailures.isEmpty) return new Set();
  const isTenantMoved =
    settings.before("tenant")?.usageLocation !== settings.get("tenant")?.usageLocation;
  return new Set(
    Array.from(licenseFailures.values(), ({ userId }) => userId).filter(
      (userId) =>
        isTenantMoved ||
        (befores.has(userId) &&
          befores.get(userId)?.properties["usageLocation"] !==
            state.engine.attributesOf(userId)?.["usageLocation"]),
    ),
  );
}

import { settleLicenses } from "../licensing/group-licensing.ts";
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
    .filter(({ group, subjectId }) => group.assignedLicenses.length > 0 && isUser(batch, subjectId))
    .map(({ kind, subjectId, group }) => ({
      kind,
      userId: subjectId,
      groupId: group.id,
      assignedLicenses: group.assignedLicenses,
    }));
  const movers = relocated(batch);
  if (ofUsers.length === 0 && movers.size === 0 && !batch.isSeatsGrown) return [];
  return settleLicenses(licensingView(batch.state), ofUsers, movers, batch.isSeatsGrown);
}

const isUser = ({ befores, state }: Batch, id: string): boolean =>
  (state.engine.kindOf(id) ?? befores.get(id)?.kind) === "user";

/** The users with products that failed whose location, their own or the tenant's, is another now. */
function relocated({ state, befores }: Batch): Set<string> {
  const { licenseFailures, settings } = state.tables;
  if (licenseFailures.size === 0) return new Set();
  const isTenantMoved =
    settings.before("tenant")?.usageLocation !== settings.get("tenant")?.usageLocation;
  return new Set(
    Array.from(licenseFailures.keys(), (key) => (JSON.parse(key) as [string, string])[1]).filter(
      (userId) =>
        isTenantMoved ||
        (befores.has(userId) &&
          befores.get(userId)?.properties["usageLocation"] !==
            state.engine.attributesOf(userId)?.["usageLocation"]),
    ),
  );
}

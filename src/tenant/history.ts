import type { LoggedBatch, RecordedChange, TenantStore } from "./store.ts";

/** One entry of a history: something that was asked for, or a membership that came of it. */
export type HistoryEntry =
  | ({ readonly kind: "command" } & LoggedBatch)
  | {
      readonly kind: "membership";
      readonly batch: number;
      readonly at: Date;
      readonly change: RecordedChange;
    };

/** All that happened to a subject or a group, in its order; what was asked for stands before what came of it. */
export function historyOf(
  store: TenantStore,
  whose: { readonly groupId: string } | { readonly subjectId: string },
): HistoryEntry[] {
  const commands = store.commands(whose).map(({ batch, at, command }): HistoryEntry => ({
    kind: "command",
    batch,
    at,
    command,
  }));
  const changes = store.membershipChanges(whose).map((change): HistoryEntry => ({
    kind: "membership",
    batch: change.batch,
    at: change.at,
    change,
  }));
  // The sort is stable.
  return [...commands, ...changes].toSorted((one, other) => one.batch - other.batch);
}

/** The ids of those who were in a group at an instant, those who came first first. */
export function membersAt(store: TenantStore, groupId: string, time: Date): string[] {
  const members = new Set<string>();
  for (const { kind, subjectId } of store.membershipChanges({ groupId, until: time })) {
    if (kind === "joined") members.add(subjectId);
    else members.delete(subjectId);
  }
  return [...members];
}

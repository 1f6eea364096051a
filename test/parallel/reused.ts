import { type MembershipEngine, RefusedChange, type SubjectKind } from "../../src/index.ts";
import type { Event } from "../arbitraries/changes.ts";
import { noon } from "../arbitraries/dates.ts";
import { byUnits, happen, lineOf } from "../laws/model.ts";

/** What a history happens to, be it one engine or several threads of them. */
export type Engine = Omit<MembershipEngine, "prepared" | "staged">;

/** What came of an event: the membership changes as a set, or the first thing that did not fit. */
export function outcomeOf(engine: Engine, event: Event): readonly string[] | string {
  try {
    return happen(engine as MembershipEngine, event)
      .map(lineOf)
      .toSorted(byUnits);
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    return JSON.stringify([error.diagnostics[0], error.places[0]]);
  }
}

/** Takes groups and subjects out and puts the clock back, as threads start too slowly to have new ones each time. */
export function emptied(engine: Engine, ids: Iterable<string>): void {
  for (const kind of kinds)
    for (const groupId of engine.groupsFor(kind)) engine.removeRule(groupId);
  for (const id of ids) for (const subject of kinds) removed(engine, subject, id);
  engine.advance(noon);
}

/** The ids that events name. */
export const idsIn = (events: readonly Event[]): Set<string> =>
  new Set(
    events.flatMap((event) => {
      if (event.kind === "apply") return event.changes.map(({ id }) => id);
      return event.kind === "load" ? event.subjects.map(({ id }) => id) : [];
    }),
  );

const kinds: readonly SubjectKind[] = ["user", "device"];

function removed(engine: Engine, subject: SubjectKind, id: string): void {
  try {
    engine.apply({ kind: "remove", subject, id });
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
  }
}

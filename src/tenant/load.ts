import type { Account } from "../directory/account.ts";
import type { Change } from "../directory/change.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";
import { RefusedChange } from "../directory/refused.ts";
import type { Batch } from "./batch.ts";
import type { Command } from "./command.ts";
import { writeAccount } from "./commands/life-commands.ts";
import { refusalsOf } from "./commands/run-commands.ts";
import type { Job } from "./execution.ts";
import { canHoldFirst } from "./guard-rails.ts";
import type { TenantState } from "./tenant-state.ts";

/** A user or a device with what is known of the account; an account that is left out stays as it is. */
export interface LoadedSubject extends SubjectData {
  readonly account?: Account | undefined;
}

/** A bulk load, which can be held like any batch: then as the commands that it comes to. */
export interface LoadJob extends Job {
  readonly commands: () => readonly Command[];
}

/** The batch that takes in many subjects. Into an empty directory they are loaded at once, else those that differ are changed. */
export function loadJob(state: TenantState, subjects: Iterable<LoadedSubject>): LoadJob {
  const accounts = new Map<string, Account>();
  const counts = { user: 0, device: 0 };
  const noted = noting(subjects, accounts, counts);
  const changes: Change[] = [];
  const places: number[] = [];
  return {
    run: (batch) => {
      batch.cause = "load";
      try {
        if (state.engine.stats().subjects === 0)
          batch.load(canHoldFirst(state) ? keeping(noted, changes) : noted);
        else {
          keepDiffering(state, noted, changes, places);
          batch.apply(changes);
        }
      } catch (error) {
        if (!(error instanceof RefusedChange)) throw error;
        return refusalsOf(error, (place) => places[place] ?? place);
      }
      writeAccounts(batch, accounts);
      return [];
    },
    logged: () => [{ kind: "load", users: counts.user, devices: counts.device }],
    commands: () => [
      ...changes,
      ...Array.from(accounts, ([id, account]): Command => ({ kind: "setAccount", id, account })),
    ],
  };
}

const upsert = ({ subject, id, properties }: SubjectData): Change => ({
  kind: "upsert",
  subject,
  id,
  properties,
});

function* noting(
  subjects: Iterable<LoadedSubject>,
  accounts: Map<string, Account>,
  counts: Record<SubjectData["subject"], number>,
): Generator<SubjectData> {
  for (const data of subjects) {
    counts[data.subject]++;
    if (data.account !== undefined && data.subject === "user")
      accounts.set(data.id, structuredClone(data.account));
    yield data;
  }
}

/** Keeps what is loaded as changes too, so that it can be held. */
function* keeping(subjects: Iterable<SubjectData>, changes: Change[]): Generator<SubjectData> {
  for (const data of subjects) {
    changes.push(upsert(data));
    yield data;
  }
}

/** Keeps the subjects that are not as they are given, and their places. The last one of an id counts. */
function keepDiffering(
  state: TenantState,
  subjects: Iterable<SubjectData>,
  changes: Change[],
  places: number[],
): void {
  const changed = new Set<string>();
  let place = 0;
  for (const data of subjects) {
    if (changed.has(data.id) || !isKnown(state, data)) {
      changed.add(data.id);
      changes.push(upsert(data));
      places.push(place);
    }
    place++;
  }
}

function writeAccounts(batch: Batch, accounts: ReadonlyMap<string, Account>): void {
  const { state } = batch;
  for (const [id, account] of accounts)
    if (
      state.engine.kindOf(id) === "user" &&
      JSON.stringify(state.tables.accounts.get(id)) !== JSON.stringify(account)
    )
      writeAccount(batch, id, account);
}

/** Whether a subject is in the directory just as it is given. Where in doubt it is written again, which does no harm. */
function isKnown({ engine }: TenantState, { subject, id, properties }: SubjectData): boolean {
  if (engine.kindOf(id) !== subject) return false;
  const { objectId: _, ...known } = engine.attributesOf(id) ?? {};
  return textOf(known) === textOf(properties);
}

const textOf = (properties: Properties): string =>
  JSON.stringify(
    Object.entries(properties)
      .filter(([, value]) => value !== null && value !== "")
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

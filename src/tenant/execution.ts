import type { Command } from "./command.ts";
import { Batch } from "./batch.ts";
import { runCommands } from "./commands/run-commands.ts";
import { coveredUsers } from "./covered.ts";
import { seatsRefusal, verdictOfTenant } from "./gate.ts";
import { breachesOf } from "./guard-rails.ts";
import { heldIdOf } from "./held-id.ts";
import { namedIn } from "./named-in.ts";
import type { Applied, Breach, Effect, Outcome, Refused } from "./outcome.ts";
import { settle } from "./settle.ts";
import type {
  Commit,
  LoggedCommand,
  RecordedChange,
  StoredSubject,
  TableWrites,
  TenantStore,
} from "./store.ts";
import type { TenantState } from "./tenant-state.ts";

/** What a batch does, and how it is to be taken. */
export interface Job {
  /** Runs the batch; says why it cannot be done, if so. */
  readonly run: (batch: Batch) => Refused["refusals"];
  /** What the log says of it. */
  readonly logged: () => readonly LoggedCommand[];
  /** Whether the gate and the guard rails look at it; time passes without asking. */
  readonly isFree?: boolean;
  /** Whether somebody has approved it, so that the guard rails let it pass. */
  readonly isApproved?: boolean;
}

/** What a batch would do, and how many licenses are needed before and after. */
export interface Forecast {
  readonly outcome: Outcome;
  readonly needed: { readonly before: number; readonly after: number };
}

/** The batch of some commands. */
export const jobOf = (commands: readonly Command[]): Job => ({
  run: (batch) => runCommands(batch, commands),
  logged: () => commands,
});

/**
 * Runs a batch: all of it is done and kept, or nothing. A batch beyond the guard rails gets the outcome `held`, and nothing
 * of it is done; to keep it for approval is up to the caller.
 *
 * @throws whatever the store throws where it cannot keep the batch; then nothing of it was done
 */
export function execute(state: TenantState, store: TenantStore, job: Job): Outcome {
  const { now } = state;
  const batch = new Batch(state);
  let isKept = false;
  try {
    const outcome = outcomeOf(batch, job);
    if (outcome.kind !== "applied") return outcome;
    const commit = commitOf(batch, naming(state, job.logged()));
    store.commit(commit);
    isKept = true;
    state.batch = commit.batch;
    state.membershipSequence += batch.net.size;
    state.keep();
    return outcome;
  } finally {
    if (!isKept) batch.takeBack(now);
  }
}

/** Says what a batch would do, and takes it back. */
export function forecast(state: TenantState, job: Job): Forecast {
  const { now } = state;
  const before = coveredUsers(state);
  const batch = new Batch(state);
  try {
    const outcome = outcomeOf(batch, job);
    const isDone = outcome.kind !== "refused";
    return { outcome, needed: { before, after: isDone ? coveredUsers(state) : before } };
  } finally {
    batch.takeBack(now);
  }
}

function outcomeOf(
  batch: Batch,
  { run, logged, isFree = false, isApproved = false }: Job,
): Outcome {
  const { state } = batch;
  const before = coveredUsers(state);
  const taken = run(batch);
  const refusals = taken.length > 0 ? taken : idsTaken(batch, logged());
  if (refusals.length > 0) return { kind: "refused", refusals };
  const effects = settle(batch);
  const refusal = isFree ? undefined : seatsRefusal(batch, before);
  if (refusal !== undefined) return { kind: "refused", refusals: [{ ...refusal, command: 0 }] };
  const breaches = isFree || isApproved ? [] : breachesOf(batch);
  return breaches.length > 0 ? heldOutcome(batch, breaches, effects) : applied(batch, effects);
}

/** Object ids are unique in a directory: nobody can have that of a group. */
const idsTaken = (
  { state, befores }: Batch,
  commands: readonly LoggedCommand[],
): Refused["refusals"] =>
  [...befores.keys()]
    .filter((id) => state.tables.groups.get(id) !== undefined)
    .filter((id) => state.engine.kindOf(id) !== undefined)
    .map((id) => {
      const last = commands.findLastIndex((command) => namedIn(command).subjectId === id);
      const message = `\`${id}\` is the id of a group`;
      return { code: "id-taken", message, command: Math.max(last, 0) };
    });

const applied = (batch: Batch, effects: readonly Effect[]): Applied => ({
  kind: "applied",
  sequence: batch.state.batch + 1,
  at: batch.state.time,
  membershipChanges: batch.net.list,
  effects,
  notes: batch.notes,
  verdict: verdictOfTenant(batch.state),
});

const heldOutcome = (
  { state, net }: Batch,
  breaches: readonly Breach[],
  effects: readonly Effect[],
): Outcome => ({
  kind: "held",
  heldId: heldIdOf(state.batch + 1),
  breaches,
  membershipChanges: net.list,
  effects,
});

/** Commands about an assignment of a role as the log keeps them: with whose it is, so that it is found in their history. */
const naming = (
  { tables: { roles } }: TenantState,
  commands: readonly LoggedCommand[],
): LoggedCommand[] =>
  commands.map((command) => {
    if (!isAboutAssignment(command)) return command;
    const { principalId } = roles.get(command.id) ?? roles.before(command.id) ?? {};
    return principalId === undefined ? command : { ...command, principalId };
  });

const isAboutAssignment = (
  command: LoggedCommand,
): command is Extract<LoggedCommand, { kind: "activateRole" | "deactivateRole" | "removeRole" }> =>
  ["activateRole", "deactivateRole", "removeRole"].includes(command.kind);

function commitOf(batch: Batch, commands: readonly LoggedCommand[]): Commit {
  const { state } = batch;
  return {
    batch: state.batch + 1,
    at: state.time,
    commands,
    subjects: { [Symbol.iterator]: () => subjectsOf(batch) },
    tables: writesOf(state),
    membershipChanges: { [Symbol.iterator]: () => recorded(batch) },
    withheld: { [Symbol.iterator]: () => state.withheld.written() },
    engine: state.engine,
  };
}

/** What was written to tables, in the order in which it is kept: groups before those who are in them. */
const writesOf = ({ tables }: TenantState): TableWrites[] => {
  const writes: readonly TableWrites[] = [
    { table: "settings", entries: tables.settings.written },
    { table: "licenses", entries: tables.licenses.written },
    { table: "groups", entries: tables.groups.written },
    { table: "accounts", entries: tables.accounts.written },
    { table: "roles", entries: tables.roles.written },
    { table: "held", entries: tables.held.written },
    { table: "licenseFailures", entries: tables.licenseFailures.written },
    { table: "counters", entries: tables.counters.written },
  ];
  return writes.filter(({ entries }) => entries.size > 0);
};

function* subjectsOf({
  state,
  befores,
}: Batch): Generator<readonly [string, StoredSubject | undefined]> {
  for (const id of befores.keys()) {
    const kind = state.engine.kindOf(id);
    const { objectId: _, ...properties } = state.engine.attributesOf(id) ?? {};
    yield [id, kind && { kind, properties }];
  }
}

function* recorded({ state, net }: Batch): Generator<RecordedChange> {
  let sequence = state.membershipSequence;
  const batch = state.batch + 1;
  const at = state.time;
  for (const { kind, groupId, subjectId, cause } of net.all())
    yield { kind, groupId, subjectId, cause, sequence: ++sequence, batch, at };
}

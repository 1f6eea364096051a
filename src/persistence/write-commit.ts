import type { Group } from "../tenant/group.ts";
import { namedIn } from "../tenant/named-in.ts";
import type { Commit, LoggedCommand, StoredSubject, TableWrites } from "../tenant/store.ts";
import type { TableName } from "../tenant/tables.ts";
import { withoutIndexes } from "./bulk-indexes.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./keys.ts";
import { storedId } from "./stored-id.ts";

/** How much of what an engine holds was written: what opening has to do again where there is no newer snapshot. */
export interface Written {
  readonly subjects: number;
  readonly rules: number;
}

/** The same of one batch, and the last sequence of a membership change after it. */
export interface Committed extends Written {
  readonly membershipSequence: number;
}

/** Writes all that a batch changed. It must run in a transaction. */
export function writeCommit(database: Database, keys: Keys, commit: Commit): Committed {
  const { batch, at, commands } = commit;
  database.run("INSERT INTO batches (batch, time) VALUES (?, ?)", batch, at.getTime());
  for (const [number, command] of commands.entries())
    writeCommand(database, batch, number, command);
  const subjects = writeSubjects(database, keys, commit);
  for (const writes of commit.tables) writeTable(database, keys, batch, writes);
  const rules = database.number("SELECT count(*) FROM group_rows WHERE rule_batch = ?", batch);
  const membershipSequence = writeMemberships(database, keys, commit);
  writeWithheld(database, keys, commit);
  database.run(
    "UPDATE meta SET batch = ?, time = ?, membership_sequence = ?",
    batch,
    at.getTime(),
    membershipSequence,
  );
  return { subjects, rules, membershipSequence };
}

function writeCommand(
  database: Database,
  batch: number,
  number: number,
  command: LoggedCommand,
): void {
  const { subjectId, groupId } = namedIn(command);
  database.run(
    "INSERT INTO changes (batch, number, kind, subject_id, group_id, command) VALUES (?, ?, ?, ?, ?, ?)",
    batch,
    number,
    command.kind,
    subjectId === undefined ? null : storedId(subjectId),
    groupId === undefined ? null : storedId(groupId),
    JSON.stringify(command),
  );
}

function writeSubjects(database: Database, keys: Keys, { batch, subjects }: Commit): number {
  const newest = database.number("SELECT max(key) FROM subjects");
  let count = 0;
  for (const [id, subject] of subjects) {
    count++;
    if (subject === undefined) {
      database.run("UPDATE subjects SET batch = ? WHERE id = ?", batch, storedId(id));
      const key = keys.ofSubject(id);
      if (key !== undefined) for (const kind of kinds) clear(database, kind, key);
    } else writeSubject(database, keys, { batch, id, subject, newest });
  }
  return count;
}

interface SubjectWrite {
  readonly batch: number;
  readonly id: string;
  readonly subject: StoredSubject;
  /** The last key that was given before. */
  readonly newest: number;
}

function writeSubject(database: Database, keys: Keys, write: SubjectWrite): void {
  const { batch, id, subject, newest } = write;
  const { kind, properties } = subject;
  const key = database.number(
    "INSERT INTO subjects (id, kind, batch) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, batch = excluded.batch RETURNING key",
    storedId(id),
    kind,
    batch,
  );
  keys.noteSubject(id, key);
  if (key <= newest) clear(database, kind === "user" ? "device" : "user", key);
  database.run(
    `INSERT INTO ${kind}_rows (key, properties) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET properties = excluded.properties`,
    key,
    JSON.stringify(properties),
  );
}

const kinds = ["user", "device"] as const;

const clear = (database: Database, kind: (typeof kinds)[number], key: number): void => {
  database.run(`DELETE FROM ${kind}_rows WHERE key = ?`, key);
};

function writeTable(database: Database, keys: Keys, batch: number, writes: TableWrites): void {
  if (writes.table === "groups")
    for (const [id, group] of writes.entries) writeGroup(database, batch, id, group);
  else if (writes.table === "accounts")
    for (const [id, account] of writes.entries)
      writeAccount(database, keys, id, account === undefined ? null : JSON.stringify(account));
  else {
    const table = entryTables[writes.table];
    for (const [id, value] of writes.entries) writeEntry(database, table, id, value);
  }
}

/** The tables that hold an id and a value. */
export const entryTables: Readonly<Record<Exclude<TableName, "groups" | "accounts">, string>> = {
  settings: "settings",
  licenses: "licenses",
  roles: "roles",
  held: "held",
  licenseFailures: "license_failures",
  counters: "counters",
};

/** Notes whether the engine must hear of the rule again: what it knows of a group is its type, its subject and its rule. */
function writeGroup(database: Database, batch: number, id: string, group: Group | undefined): void {
  database.run(
    `INSERT INTO group_rows (id, settings, batch, rule_batch) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      rule_batch = iif(${engineFacts.map((fact) => `settings ->> '${fact}' IS excluded.settings ->> '${fact}'`).join(" AND ")}, rule_batch, excluded.batch),
      settings = excluded.settings,
      batch = excluded.batch`,
    storedId(id),
    group === undefined ? null : JSON.stringify(group),
    batch,
    batch,
  );
}

const engineFacts = [
  "membershipType",
  "membershipRule",
  "subject",
] as const satisfies readonly (keyof Group)[];

function writeAccount(database: Database, keys: Keys, id: string, account: string | null): void {
  const key = keys.ofSubject(id);
  const { changes } =
    key === undefined
      ? { changes: 0 }
      : database.prepared("UPDATE user_rows SET account = ? WHERE key = ?").run(account, key);
  if (changes === 0 && account !== null)
    throw new TypeError(`the batch gives \`${id}\` an account, and there is no such user`);
}

function writeEntry(database: Database, table: string, id: string, value: unknown): void {
  if (value === undefined) database.run(`DELETE FROM ${table} WHERE id = ?`, storedId(id));
  else
    database.run(
      `INSERT INTO ${table} (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value`,
      storedId(id),
      JSON.stringify(value),
    );
}

/** Writes the log, and from it the memberships. Gives the last sequence. */
function writeMemberships(database: Database, keys: Keys, commit: Commit): number {
  const last = database.number("SELECT membership_sequence FROM meta");
  const insert = database.prepared(
    "INSERT INTO membership_log (sequence, batch, joined, group_key, subject_key, cause) VALUES (?, ?, ?, ?, ?, ?)",
  );
  let next = last;
  let indexes: ReturnType<typeof withoutIndexes> | undefined;
  for (const { sequence, kind, groupId, subjectId, cause } of commit.membershipChanges) {
    next++;
    if (sequence !== next) throw new TypeError(`sequence ${sequence} comes in place of ${next}`);
    const group = keys.ofGroup(groupId);
    const subject = keys.ofSubject(subjectId);
    if (group === undefined || subject === undefined)
      throw new TypeError(`\`${subjectId}\` ${kind} \`${groupId}\`, and one of them is not known`);
    insert.run(sequence, commit.batch, kind === "joined" ? 1 : 0, group, subject, cause);
    // From here on the batch is most of the log.
    if (next - last === Math.max(last, bulkFrom))
      indexes = withoutIndexes(database, ["membership_log", "membership_rows"]);
  }
  if (next > last) moveMembers(database, last);
  indexes?.restore();
  return next;
}

const bulkFrom = 50_000;

/** Brings the memberships up to the log; in their own order, which costs a fraction of the log's. */
function moveMembers(database: Database, after: number): void {
  database.run(
    "DELETE FROM membership_rows WHERE (group_key, subject_key) IN (SELECT group_key, subject_key FROM membership_log NOT INDEXED WHERE sequence > ? AND joined = 0)",
    after,
  );
  database.run(
    "INSERT INTO membership_rows (group_key, subject_key) SELECT group_key, subject_key FROM membership_log NOT INDEXED WHERE sequence > ? AND joined = 1 ORDER BY group_key, subject_key",
    after,
  );
}

function writeWithheld(database: Database, keys: Keys, { withheld }: Commit): void {
  for (const [groupId, subjectId, isWithheld] of withheld) {
    const group = keys.ofGroup(groupId);
    const subject = keys.ofSubject(subjectId);
    if (group === undefined || subject === undefined) {
      if (isWithheld)
        throw new TypeError(`\`${subjectId}\` is withheld in \`${groupId}\`, and one is not known`);
    } else if (isWithheld)
      database.run(
        "INSERT OR IGNORE INTO withheld (group_key, subject_key) VALUES (?, ?)",
        group,
        subject,
      );
    else
      database.run("DELETE FROM withheld WHERE group_key = ? AND subject_key = ?", group, subject);
  }
}

import type { SQLOutputValue } from "node:sqlite";
import type { SubjectData } from "../directory/properties.ts";
import { RefusedChange } from "../directory/refused.ts";
import { MembershipEngine } from "../membership/membership-engine.ts";
import { SnapshotError } from "../membership/snapshot/snapshot-error.ts";
import type { SubjectKind } from "../schema/property.ts";
import type { Group } from "../tenant/group.ts";
import type { Database, Row } from "./database.ts";
import { readSnapshot } from "./snapshots.ts";
import { damaged } from "./store-fault.ts";
import { idOf } from "./stored-id.ts";
import type { Written } from "./write-commit.ts";

/** An engine as the file holds it. */
export interface StoredEngine {
  readonly engine: MembershipEngine;
  /** Whether it comes from a snapshot. */
  readonly isRestored: boolean;
  /** What had to be done again as no snapshot had it. */
  readonly replayed: Written;
}

/**
 * The engine of the snapshot, with what was written after it. Where there is no snapshot of use, all of it is what was
 * written after.
 */
export function storedEngine(database: Database, now: Date): StoredEngine {
  const restored = restoredEngine(database);
  const engine = restored?.engine ?? new MembershipEngine({ now });
  engine.advance(now);
  const replayed = replay(database, engine, restored?.batch ?? beforeAll);
  return { engine, isRestored: restored !== undefined, replayed };
}

/** Whether the file holds a snapshot, of use or not. */
export const hasSnapshot = (database: Database): boolean =>
  database.number("SELECT count(*) FROM snapshots") > 0;

/** An engine that was made of the tables alone. */
export function freshEngine(database: Database, now: Date): MembershipEngine {
  const engine = new MembershipEngine({ now });
  replay(database, engine, beforeAll);
  return engine;
}

const beforeAll = -1;

interface RestoredEngine {
  readonly engine: MembershipEngine;
  readonly batch: number;
}

function restoredEngine(database: Database): RestoredEngine | undefined {
  const snapshot = readSnapshot(database);
  if (snapshot === undefined) return undefined;
  try {
    return { engine: MembershipEngine.restore(snapshot.bytes), batch: snapshot.batch };
  } catch (error) {
    // It is a cache. A TypeError says that a rule of it is not legal any more.
    if (error instanceof SnapshotError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Tells an engine what was written after a batch. Members are a function of attributes, rules and time, so order is free. */
function replay(database: Database, engine: MembershipEngine, since: number): Written {
  const groups = database.rows(
    "SELECT id, settings FROM group_rows WHERE rule_batch > ? ORDER BY key",
    since,
  );
  // Subjects are cheaper without the rules that change anyway.
  for (const { id } of groups) engine.removeRule(idOf(id));
  const subjects = database.number("SELECT count(*) FROM subjects WHERE batch > ?", since);
  if (subjects > 0 && since > beforeAll) removeGone(database, engine, since);
  if (subjects > 0) load(database, engine, since);
  for (const { settings } of groups)
    if (settings !== undefined && settings !== null) setRule(database, engine, settings);
  return { subjects, rules: groups.length };
}

function removeGone(database: Database, engine: MembershipEngine, since: number): void {
  const sql = `SELECT id, iif(user_rows.key IS NULL, iif(device_rows.key IS NULL, NULL, 'device'), 'user') AS kind
    FROM subjects LEFT JOIN user_rows USING (key) LEFT JOIN device_rows ON device_rows.key = subjects.key
    WHERE batch > ?`;
  for (const row of database.each(sql, since)) {
    const id = idOf(row["id"]);
    const subject = engine.kindOf(id);
    if (subject !== undefined && subject !== row["kind"])
      engine.apply({ kind: "remove", subject, id });
  }
}

function load(database: Database, engine: MembershipEngine, since: number): void {
  try {
    engine.load(subjectsSince(database, since));
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    throw damaged(database.path, "a subject in it has attributes that rules do not know", {
      cause: error,
    });
  }
}

function* subjectsSince(database: Database, since: number): Generator<SubjectData> {
  for (const subject of ["user", "device"] as const)
    for (const row of database.each(rowsOf(subject, since), since))
      yield dataOf(database, subject, row);
}

/** All of them are read in the order of their keys, in which they lie. */
const rowsOf = (subject: SubjectKind, since: number): string =>
  since === beforeAll
    ? `SELECT id, properties FROM ${subject}_rows CROSS JOIN subjects USING (key) WHERE batch > ?`
    : `SELECT id, properties FROM subjects CROSS JOIN ${subject}_rows USING (key) WHERE batch > ?`;

const dataOf = (database: Database, subject: SubjectKind, row: Row): SubjectData => ({
  subject,
  id: idOf(row["id"]),
  properties: database.valueOf(row["properties"]),
});

/** An illegal rule is kept with a group that is paused or failed, and no engine has it. */
function setRule(database: Database, engine: MembershipEngine, settings: SQLOutputValue): void {
  const { id, membershipType, membershipRule, subject } = database.valueOf<Group>(settings);
  if (membershipType === "Dynamic" && membershipRule !== undefined)
    engine.setRule(id, membershipRule, { subject });
}

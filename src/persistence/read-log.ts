import type { SQLInputValue } from "node:sqlite";
import type { LoggedBatch, LogQuery, RecordedChange } from "../tenant/store.ts";
import type { Database, Row } from "./database.ts";
import { idOf, storedId } from "./stored-id.ts";

/** How far a reader looks: what was written later is not there for it. */
export interface Horizon {
  readonly batch: number;
  readonly membershipSequence: number;
}

/** Changes of memberships in the order of their sequence. */
export function readMembershipChanges(
  database: Database,
  query: LogQuery,
  { membershipSequence }: Horizon,
): RecordedChange[] {
  const conditions = ["sequence > ?", "sequence <= ?"];
  const values: SQLInputValue[] = [query.after ?? 0, membershipSequence];
  const ask = (condition: string, value: SQLInputValue): void => {
    conditions.push(condition);
    values.push(value);
  };
  if (query.groupId !== undefined)
    ask(`group_key = ${keyIn("group_rows")}`, storedId(query.groupId));
  if (query.subjectId !== undefined)
    ask(`subject_key = ${keyIn("subjects")}`, storedId(query.subjectId));
  if (query.until !== undefined) ask(`membership_log.batch <= ${lastBatch}`, query.until.getTime());
  const sql = `SELECT sequence, membership_log.batch, time, joined, group_rows.id AS group_id, subjects.id AS subject_id, cause
    FROM membership_log CROSS JOIN batches USING (batch)
      CROSS JOIN group_rows ON group_rows.key = group_key CROSS JOIN subjects ON subjects.key = subject_key
    WHERE ${conditions.join(" AND ")} ORDER BY sequence LIMIT ?`;
  return database.rows(sql, ...values, limitOf(query)).map(changeOf);
}

/** The commands that name a subject and a group, where they are given, in the order in which they were done. */
export function readCommands(
  database: Database,
  query: Pick<LogQuery, "groupId" | "subjectId" | "limit">,
  { batch }: Horizon,
): LoggedBatch[] {
  const conditions = ["changes.batch <= ?"];
  const values: SQLInputValue[] = [batch];
  const ask = (condition: string, id: string): void => {
    conditions.push(condition);
    values.push(storedId(id));
  };
  if (query.groupId !== undefined) ask("group_id = ?", query.groupId);
  if (query.subjectId !== undefined) ask("subject_id = ?", query.subjectId);
  const sql = `SELECT batch, time, command FROM changes CROSS JOIN batches USING (batch)
    WHERE ${conditions.join(" AND ")} ORDER BY batch, number LIMIT ?`;
  return database.rows(sql, ...values, limitOf(query)).map((row) => ({
    batch: Number(row["batch"]),
    at: new Date(Number(row["time"])),
    command: database.valueOf(row["command"]),
  }));
}

/** -1 is SQLite's word for all of them. */
const limitOf = ({ limit = Infinity }: Pick<LogQuery, "limit">): number =>
  Number.isFinite(limit) ? limit : -1;

const keyIn = (table: string): string => `(SELECT key FROM ${table} WHERE id = ?)`;

/** Time never goes back from batch to batch. */
const lastBatch =
  "(SELECT batch FROM batches WHERE time <= ? ORDER BY time DESC, batch DESC LIMIT 1)";

const changeOf = (row: Row): RecordedChange => ({
  sequence: Number(row["sequence"]),
  batch: Number(row["batch"]),
  at: new Date(Number(row["time"])),
  kind: row["joined"] === 1 ? "joined" : "left",
  groupId: idOf(row["group_id"]),
  subjectId: idOf(row["subject_id"]),
  cause: String(row["cause"]),
});

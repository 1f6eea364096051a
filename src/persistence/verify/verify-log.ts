import type { Database } from "../database.ts";
import { readMeta } from "../meta.ts";
import { idOf } from "../stored-id.ts";
import type { Findings } from "./difference.ts";

/** Whether the numbers of batches and changes have gaps, and whether the log comes to the memberships. */
export function verifyLog(database: Database, findings: Findings): void {
  const { batch, membershipSequence, now } = readMeta(database);
  verifyNumbers(database, findings, { table: "batches", column: "batch", last: batch });
  verifyNumbers(database, findings, {
    table: "membership_log",
    column: "sequence",
    last: membershipSequence,
  });
  for (const row of database.each(stepsBack))
    findings.add(
      "sequence",
      `batch ${String(row["batch"])} is of an earlier time than the one before`,
    );
  for (const row of database.each(batchesBack))
    findings.add(
      "sequence",
      `change ${String(row["sequence"])} is of an earlier batch than the one before`,
    );
  const last = database.row("SELECT time FROM batches WHERE batch = ?", batch)?.["time"];
  if (last !== undefined && last !== now.getTime())
    findings.add("sequence", `the time of the tenant is not that of batch ${batch}, its last`);
  for (const row of database.each(contradictions))
    findings.add(
      "log",
      `change ${String(row["sequence"])}: \`${idOf(row["subject_id"])}\` ${row["joined"] === 1 ? "joined" : "left"} \`${idOf(row["group_id"])}\`, and was ${row["joined"] === 1 ? "there already" : "not there"}`,
    );
  for (const row of database.each(notInLog))
    findings.add(
      "log",
      `\`${idOf(row["subject_id"])}\` is in \`${idOf(row["group_id"])}\`, and the log does not say so`,
    );
  for (const row of database.each(onlyInLog))
    findings.add(
      "log",
      `by the log \`${idOf(row["subject_id"])}\` is in \`${idOf(row["group_id"])}\`, and is not`,
    );
}

interface Numbers {
  readonly table: string;
  readonly column: string;
  readonly last: number;
}

/** They run from 1 to the last one that the tenant knows. */
function verifyNumbers(database: Database, findings: Findings, numbers: Numbers): void {
  const { table, column, last } = numbers;
  const gaps = `SELECT before + 1 AS first, number - 1 AS last
    FROM (SELECT ${column} AS number, lag(${column}, 1, 0) OVER (ORDER BY ${column}) AS before FROM ${table})
    WHERE number <> before + 1`;
  for (const row of database.each(gaps))
    findings.add(
      "sequence",
      `${column} ${String(row["first"])} to ${String(row["last"])} are missing`,
    );
  const found = database.number(`SELECT max(${column}) FROM ${table}`);
  if (found !== last)
    findings.add("sequence", `the last ${column} is ${found}, and should be ${last}`);
}

const stepsBack = `SELECT batch
  FROM (SELECT batch, time, lag(time) OVER (ORDER BY batch) AS before FROM batches)
  WHERE time < before`;

const batchesBack = `SELECT sequence
  FROM (SELECT sequence, batch, lag(batch) OVER (ORDER BY sequence) AS before FROM membership_log)
  WHERE batch < before`;

const named = (
  rows: string,
): string => `SELECT rows.*, group_rows.id AS group_id, subjects.id AS subject_id
  FROM (${rows}) AS rows
    JOIN group_rows ON group_rows.key = group_key JOIN subjects ON subjects.key = subject_key`;

/** Who joins was not there, and who leaves was. */
const contradictions = named(`SELECT sequence, joined, group_key, subject_key
  FROM (SELECT *, lag(joined, 1, 0) OVER (PARTITION BY group_key, subject_key ORDER BY sequence) AS before FROM membership_log)
  WHERE joined = before`);

/** Those who joined last. With `max` the other columns are those of the row that has it. */
const byLog = `SELECT group_key, subject_key
  FROM (SELECT group_key, subject_key, joined, max(sequence) FROM membership_log GROUP BY group_key, subject_key)
  WHERE joined = 1`;

const stored = "SELECT group_key, subject_key FROM membership_rows";

const notInLog = named(`${stored} EXCEPT ${byLog}`);

const onlyInLog = named(`${byLog} EXCEPT ${stored}`);

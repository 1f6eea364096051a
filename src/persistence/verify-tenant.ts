import { RefusedChange } from "../directory/refused.ts";
import type { MembershipEngine } from "../membership/membership-engine.ts";
import type { Database } from "./database.ts";
import { readMeta } from "./meta.ts";
import { openForReading } from "./open-database.ts";
import { StoreError } from "./store-error.ts";
import { freshEngine } from "./stored-engine.ts";
import { placeOf } from "./tenant-file.ts";
import { type Difference, Findings } from "./verify/difference.ts";
import { verifyCounters } from "./verify/verify-counters.ts";
import { verifyLog } from "./verify/verify-log.ts";
import { verifyMembers } from "./verify/verify-members.ts";
import { verifySnapshot } from "./verify/verify-snapshot.ts";
import { entryTables } from "./write-commit.ts";

/**
 * Computes everything that a tenant's file holds from what it rests on, and says where the file differs: the first hundred
 * differences of each kind, and how many more there are. Another process may be writing meanwhile.
 *
 * @throws StoreError where the file cannot be read to its end
 */
export function verifyTenant(path: string): Difference[] {
  const database = openForReading(placeOf(path));
  try {
    return database.transaction("BEGIN", () => {
      const findings = new Findings();
      // What SQLite finds damaged cannot be asked.
      if (!isWhole(database, findings)) return findings.differences();
      verifyReferences(database, findings);
      verifyLog(database, findings);
      verifyCounters(database, findings);
      const { now } = readMeta(database);
      const engine = verifiedEngine(database, findings, now);
      if (engine !== undefined) {
        verifyMembers(database, findings, engine);
        verifySnapshot(database, findings, engine, now);
      }
      return findings.differences();
    });
  } finally {
    database.close();
  }
}

function isWhole(database: Database, findings: Findings): boolean {
  const faults = database
    .rows("PRAGMA integrity_check")
    .flatMap(({ integrity_check: fault }) => (fault === "ok" ? [] : [String(fault)]));
  // A connection that only reads is not told of constraints.
  for (const [table, column] of jsonColumns) {
    const count = faults.length > 0 ? 0 : database.number(notJson(table, column));
    if (count > 0) faults.push(`${column} of ${table} is no JSON in ${count} of its rows`);
  }
  for (const fault of faults) findings.add("database", fault);
  return faults.length === 0;
}

const jsonColumns: readonly (readonly [table: string, column: string])[] = [
  ["user_rows", "properties"],
  ["user_rows", "account"],
  ["device_rows", "properties"],
  ["group_rows", "settings"],
  ["changes", "command"],
  ...Object.values(entryTables).map((table) => [table, "value"] as const),
];

const notJson = (table: string, column: string): string =>
  `SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL AND NOT json_valid(${column})`;

function verifyReferences(database: Database, findings: Findings): void {
  for (const { table, rowid, parent } of database.each("PRAGMA foreign_key_check"))
    findings.add(
      "database",
      `row ${String(rowid)} of ${String(table)} refers to what is not in ${String(parent)}`,
    );
}

function verifiedEngine(
  database: Database,
  findings: Findings,
  now: Date,
): MembershipEngine | undefined {
  try {
    return freshEngine(database, now);
  } catch (error) {
    const cause = error instanceof StoreError ? error.cause : undefined;
    if (!(cause instanceof RefusedChange)) throw error;
    for (const { message } of cause.diagnostics) findings.add("subject", message);
    return undefined;
  }
}

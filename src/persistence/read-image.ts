import type { MembershipEngine } from "../membership/membership-engine.ts";
import type { TenantImage } from "../tenant/store.ts";
import type { Database } from "./database.ts";
import type { Meta } from "./meta.ts";
import { idOf } from "./stored-id.ts";
import { entryTables } from "./write-commit.ts";

/** The tenant of a file, with an engine that holds its subjects and rules. What is long is read as it is taken. */
export function readImage(
  database: Database,
  { batch, membershipSequence }: Meta,
  engine: MembershipEngine,
): TenantImage {
  const entries = <V>(table: string, value = "value"): Iterable<readonly [string, V]> =>
    valuesIn(database, `SELECT id, ${value} AS value FROM ${table}`);
  return {
    engine,
    tables: {
      settings: entries(entryTables.settings),
      licenses: entries(entryTables.licenses),
      roles: entries(entryTables.roles),
      held: entries(entryTables.held),
      licenseFailures: entries(entryTables.licenseFailures),
      counters: entries(entryTables.counters),
      groups: entries("groups", "settings"),
      accounts: valuesIn(database, accountsQuery),
    },
    withheld: withheldIn(database),
    batch,
    membershipSequence,
  };
}

const accountsQuery =
  "SELECT id, account AS value FROM user_rows INDEXED BY user_rows_with_account CROSS JOIN subjects USING (key) WHERE account IS NOT NULL";

function* valuesIn<V>(database: Database, sql: string): Generator<readonly [string, V]> {
  for (const { id, value } of database.each(sql)) yield [idOf(id), database.valueOf<V>(value)];
}

/** Pairs of a group and a subject. */
function* withheldIn(database: Database): Generator<readonly [string, string]> {
  const sql = `SELECT group_rows.id AS group_id, subjects.id AS subject_id
    FROM withheld CROSS JOIN group_rows ON group_rows.key = group_key
      CROSS JOIN subjects ON subjects.key = subject_key`;
  for (const row of database.each(sql)) yield [idOf(row["group_id"]), idOf(row["subject_id"])];
}

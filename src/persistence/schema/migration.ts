import type { Database } from "../database.ts";
import { StoreError } from "../store-error.ts";

/** What brings a file from one version of the schema to the next: statements. */
export type Migration = string;

/** The version of a file's schema: how many migrations it went through. */
export const schemaVersion = (database: Database): number => database.number("PRAGMA user_version");

/**
 * Brings a file to the newest version, step by step, in one transaction.
 *
 * @param migrations from nothing to the first version, from the first to the second, and so on
 * @throws StoreError for a file of a newer version
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  refuseNewer(database, migrations);
  if (schemaVersion(database) === migrations.length) return;
  database.transaction("BEGIN IMMEDIATE", () => {
    for (const migration of migrations.slice(schemaVersion(database))) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

/** @throws StoreError for a file of a newer version */
export function refuseNewer(database: Database, migrations: readonly Migration[]): void {
  const { path } = database;
  const version = schemaVersion(database);
  if (version > migrations.length)
    throw new StoreError(
      "newer",
      path,
      `\`${path}\` was written by a newer version: its schema is ${version}, and this one knows schemas up to ${migrations.length}`,
      "use a newer version of the package",
    );
}

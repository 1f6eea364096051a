import { accessSync, constants, statSync } from "node:fs";
import { type Access, Database } from "./database.ts";
import { type Migration, migrate, refuseNewer, schemaVersion } from "./schema/migration.ts";
import { migrations as all } from "./schema/migrations.ts";
import { StoreError } from "./store-error.ts";
import { guarded, isSqliteFault, notWritable, storeFault } from "./store-fault.ts";
import { applicationOf, demandApplication, demandTenantFile } from "./tenant-file.ts";

/**
 * Opens the file of a tenant for writing and brings its schema to the newest version; the right to write must be held.
 *
 * @throws StoreError
 */
export function openForWriting(
  path: string,
  { migrations = all, maxPages }: { migrations?: readonly Migration[]; maxPages?: number } = {},
): Database {
  demandWritable(path);
  return opened(path, "write", (database) => {
    demandApplication(path, applicationOf(database));
    refuseNewer(database, migrations);
    setUp(database);
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
    migrate(database, migrations);
  });
}

/**
 * Opens the file of a tenant for reading, which takes no lock. In a folder that cannot be written, where no writer can be
 * either, it is read as it lies there.
 *
 * @throws StoreError
 */
export function openForReading(path: string, migrations: readonly Migration[] = all): Database {
  demandTenantFile(path);
  const look = (database: Database): void => {
    database.number("SELECT count(*) FROM sqlite_schema");
    demandApplication(path, applicationOf(database));
    refuseNewer(database, migrations);
    if (schemaVersion(database) < migrations.length) throw isOlder(path);
  };
  try {
    return attempted(path, "read", look);
  } catch (error) {
    const isShut = isSqliteFault(error, "cannot open") || isSqliteFault(error, "read-only");
    if (!isShut) throw storeFault(error, path);
    if (hasLog(path)) throw needsFolder(path, error);
    return opened(path, "frozen", look);
  }
}

/** SQLite opens a file that it cannot write for reading, and says so only when something is written. */
function demandWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw notWritable(path, { cause: error });
  }
}

/** Sets up a connection that writes: a batch is on the disk when it is acknowledged. */
export function setUp(database: Database): void {
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec(`PRAGMA cache_size = -${cacheKibibytes}`);
}

/** It is taken as it is needed; a bulk load writes into indexes all over the file. */
const cacheKibibytes = 256 * 1024;

const opened = (path: string, access: Access, look: (database: Database) => void): Database =>
  guarded(path, () => attempted(path, access, look));

function attempted(path: string, access: Access, look: (database: Database) => void): Database {
  const database = new Database(path, access);
  try {
    look(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Whether batches lie beside the file that were not yet put into it. */
const hasLog = (path: string): boolean =>
  (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

const isOlder = (path: string): StoreError =>
  new StoreError(
    "read-only",
    path,
    `\`${path}\` was written by an older version, and cannot be brought to this one while it is only read`,
    "open it once for writing",
  );

const needsFolder = (path: string, cause: unknown): StoreError =>
  new StoreError(
    "read-only",
    path,
    `the last batches of \`${path}\` lie in \`${path}-wal\`, and their folder cannot be written, which reading them needs`,
    "copy both files to a folder that can be written, and open the copy",
    { cause },
  );

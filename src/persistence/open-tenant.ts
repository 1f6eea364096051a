import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { TenantSettings } from "../tenant/settings.ts";
import { Tenant } from "../tenant/tenant.ts";
import { Database } from "./database.ts";
import { writeMeta } from "./meta.ts";
import { openForReading, openForWriting, setUp } from "./open-database.ts";
import { migrate } from "./schema/migration.ts";
import { applicationId, migrations } from "./schema/migrations.ts";
import { SqliteStore, type StoreOptions } from "./sqlite-store.ts";
import { StoreError } from "./store-error.ts";
import { guarded } from "./store-fault.ts";
import { demandTenantFile, placeOf } from "./tenant-file.ts";
import { WriterLock } from "./writer-lock.ts";

/** How a tenant's file is opened. */
export interface OpenOptions {
  /** Reads the last batch that was written and takes no lock; whatever would change something throws. */
  readonly readOnly?: boolean;
  /** @internal */
  readonly store?: StoreOptions;
}

/** How a tenant begins. */
export interface CreateOptions {
  /** Its time. */
  readonly now: Date;
  /** What is left out has its usual value. */
  readonly settings?: Partial<TenantSettings>;
  /** @internal */
  readonly store?: StoreOptions;
}

/**
 * Makes a file for a new tenant, and opens it.
 *
 * @throws StoreError where there is a file already, or where none can be made; TypeError for settings that cannot be
 */
export function createTenant(path: string, options: CreateOptions): Tenant {
  const file = placeOf(path);
  const { store, ...given } = options;
  // Says what is wrong with settings before there is a file.
  const { now, settings } = new Tenant(given);
  if (existsSync(file)) throw isThere(file);
  if (!existsSync(dirname(file))) throw hasNoFolder(file);
  const lock = WriterLock.take(file);
  return holding(lock, () => {
    if (existsSync(file)) throw isThere(file);
    makeFile(file, now, settings);
    return writing(file, lock, store);
  });
}

/**
 * Opens the file of a tenant, as it was after its last batch.
 *
 * @throws StoreError where it cannot be opened, or where somebody else has it open for writing
 */
export function openTenant(path: string, options: OpenOptions = {}): Tenant {
  const file = placeOf(path);
  demandTenantFile(file);
  if (options.readOnly === true) return tenantOf(openForReading(file), undefined, options.store);
  const lock = WriterLock.take(file);
  return holding(lock, () => writing(file, lock, options.store));
}

const writing = (file: string, lock: WriterLock, options: StoreOptions = {}): Tenant =>
  tenantOf(openForWriting(file, options), lock, options);

/** All of it is read in one transaction, so that batches are seen whole. */
function tenantOf(
  database: Database,
  lock: WriterLock | undefined,
  options: StoreOptions = {},
): Tenant {
  try {
    // To begin to write says at once whether a shell keeps us from it.
    return database.transaction(lock === undefined ? "BEGIN" : "BEGIN IMMEDIATE", () => {
      const store = new SqliteStore(database, lock, options);
      return new Tenant({ now: store.now, store, image: store.image() });
    });
  } catch (error) {
    database.close();
    throw error;
  }
}

function holding<T>(lock: WriterLock, run: () => T): T {
  try {
    return run();
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Makes it under another name first, so that there is never half a tenant under its own. */
function makeFile(file: string, now: Date, settings: TenantSettings): void {
  const made = `${file}-new`;
  for (const ending of ["", "-wal", "-shm"]) rmSync(made + ending, { force: true });
  guarded(file, () => {
    const database = new Database(made, "write");
    try {
      database.exec(`PRAGMA application_id = ${applicationId}`);
      setUp(database);
      migrate(database, migrations);
      writeMeta(database, randomUUID(), now);
      database.run(
        "INSERT INTO settings (id, value) VALUES ('tenant', ?)",
        JSON.stringify(settings),
      );
    } finally {
      database.close();
    }
  });
  renameSync(made, file);
  syncFolder(dirname(file));
}

/** Sees to it that the name outlives the machine. Some systems know no such thing for folders. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, "r");
    fsyncSync(opened);
    closeSync(opened);
  } catch {
    // Then the name is as safe as that system makes it.
  }
}

const hasNoFolder = (path: string): StoreError =>
  new StoreError(
    "missing",
    path,
    `there is no folder \`${dirname(path)}\` for \`${path}\``,
    "make the folder first",
  );

const isThere = (path: string): StoreError =>
  new StoreError(
    "exists",
    path,
    `\`${path}\` is there already, and a new tenant would take its place`,
    "open it, or make the tenant under another name",
  );

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { Database, type Row } from "./database.ts";
import { StoreError } from "./store-error.ts";
import { isSqliteFault, lockPathOf, notWritable, storeFault } from "./store-fault.ts";

/**
 * The right to write a tenant's file, which one process has at a time.
 *
 * It is a write transaction on a small database beside the file, kept open: the system ends it with the process, however
 * that dies, and those who come meanwhile can still read who holds it. The file beside is never deleted, as somebody could
 * be about to open it.
 */
export class WriterLock {
  private readonly database: Database;

  private constructor(database: Database) {
    this.database = database;
  }

  /**
   * Takes the right to write.
   *
   * @throws StoreError at once where somebody else has it, with who that is
   */
  public static take(path: string): WriterLock {
    const lockPath = lockPathOf(path);
    try {
      const database = new Database(lockPath, "write", 0);
      try {
        hold(database, path);
        return new WriterLock(database);
      } catch (error) {
        database.close();
        throw error;
      }
    } catch (error) {
      if (isSqliteFault(error, "cannot open") || isSqliteFault(error, "read-only"))
        throw notWritable(path, { cause: error });
      throw isSqliteFault(error, "no database")
        ? damagedLock(lockPath, error)
        : storeFault(error, lockPath);
    }
  }

  /** Gives the right to write back. */
  public release(): void {
    this.database.close();
  }
}

/**
 * Begins the transaction that is the right to write, once our name stands in the file. To be read by others the name must
 * be committed, and that ends a transaction: so it is written in one, and looked for in the next.
 */
function hold(database: Database, path: string): void {
  const token = randomUUID();
  for (;;) {
    if (!begins(database)) throw heldBy(path, holderIn(database));
    database.exec(
      "CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), token TEXT, pid INTEGER, host TEXT, since TEXT)",
    );
    if (database.row("SELECT token FROM holder")?.["token"] === token) return;
    database.run(
      "INSERT OR REPLACE INTO holder VALUES (1, ?, ?, ?, ?)",
      token,
      process.pid,
      hostname(),
      new Date().toISOString(),
    );
    // Somebody may be reading who holds it.
    database.exec(`PRAGMA busy_timeout = ${readersTake}`);
    database.exec("COMMIT");
    database.exec("PRAGMA busy_timeout = 0");
  }
}

/** In milliseconds, with much to spare. */
const readersTake = 2000;

/** Tries twice, as somebody who holds it for a moment only may be reading who has it. */
function begins(database: Database): boolean {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      database.exec("BEGIN IMMEDIATE");
      return true;
    } catch (error) {
      if (!isSqliteFault(error, "busy")) throw error;
      pause(20);
    }
  }
  return false;
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function holderIn(database: Database): Row | undefined {
  try {
    database.exec(`PRAGMA busy_timeout = ${readersTake}`);
    return database.row("SELECT pid, host, since FROM holder");
  } catch {
    // Nobody has written a name yet.
    return undefined;
  }
}

function heldBy(path: string, holder: Row | undefined): StoreError {
  const who =
    holder === undefined
      ? "another process"
      : `process ${String(holder["pid"])} on ${String(holder["host"])} since ${String(holder["since"])}`;
  return new StoreError(
    "locked",
    path,
    `\`${path}\` is open for writing in ${who}`,
    "end that process, or open the file for reading only",
  );
}

const damagedLock = (lockPath: string, cause: unknown): StoreError =>
  new StoreError(
    "corrupt",
    lockPath,
    `\`${lockPath}\`, which says who writes, is damaged`,
    "delete it once no process has the tenant open",
    { cause },
  );

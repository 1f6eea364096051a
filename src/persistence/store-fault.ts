import { existsSync } from "node:fs";
import { StoreError } from "./store-error.ts";

/** What SQLite says as what it means for the file of a tenant; errors of others are given back as they are. */
export function storeFault(error: unknown, path: string): unknown {
  if (!isOfSqlite(error)) return error;
  const { message } = error;
  const options = { cause: error };
  // The low byte is the primary code; what stands above it says more.
  switch (error.errcode & 0xff) {
    case 13:
      return new StoreError(
        "full",
        path,
        `there is no room left for \`${path}\`, and nothing of the batch was written`,
        "make room on the disk and do it again; what was there before is safe",
        options,
      );
    case 11:
      return damaged(path, message, options);
    case 26:
      return existsSync(lockPathOf(path))
        ? damaged(path, "its header is none of a database", options)
        : notATenant(path, "it is no SQLite database", options);
    case 8:
      return notWritable(path, options);
    case 5:
    case 6:
      return new StoreError(
        "locked",
        path,
        `\`${path}\` is in use by another program, which keeps it from being read or written`,
        "end the other program, such as a sqlite3 shell within a transaction, and do it again",
        options,
      );
    case 14:
      return new StoreError(
        "failed",
        path,
        `\`${path}\` cannot be opened: ${message}`,
        "look at the permissions of the file and its folder",
        options,
      );
    case 10:
      return new StoreError(
        "failed",
        path,
        `\`${path}\` cannot be read or written: ${message}`,
        "look at the disk, and at the network where the file lies on another machine",
        options,
      );
    default:
      return new StoreError(
        "failed",
        path,
        `the database of \`${path}\` refuses: ${message}`,
        "verify the tenant",
        options,
      );
  }
}

/** Runs what reads or writes a file, and says what SQLite says in our words. */
export function guarded<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw storeFault(error, path);
  }
}

/** The file beside a tenant's file that its writer holds. */
export const lockPathOf = (path: string): string => `${path}-lock`;

/** The file is there, and is damaged. */
export const damaged = (path: string, what: string, options?: ErrorOptions): StoreError =>
  new StoreError(
    "corrupt",
    path,
    `\`${path}\` is damaged: ${what}`,
    "take the last good copy of it; `.recover` of the sqlite3 shell saves what can still be read",
    options,
  );

/** The file is there, and is something else. */
export const notATenant = (path: string, what: string, options?: ErrorOptions): StoreError =>
  new StoreError(
    "not-a-tenant",
    path,
    `\`${path}\` is no tenant: ${what}`,
    "name a file that was made for a tenant, or make a new one under another name",
    options,
  );

/** The file, or its folder, may not be written. */
export const notWritable = (path: string, options?: ErrorOptions): StoreError =>
  new StoreError(
    "read-only",
    path,
    `\`${path}\` cannot be written: the file or its folder is read-only`,
    "open it for reading only, or ask for the permission to write",
    options,
  );

/** What SQLite's primary result codes mean, those of them that decide something. */
const faults = {
  busy: 5,
  "read-only": 8,
  corrupt: 11,
  "cannot open": 14,
  "no database": 26,
} as const;

/** Whether SQLite refused something, and for this reason. */
export const isSqliteFault = (error: unknown, fault: keyof typeof faults): boolean =>
  isOfSqlite(error) && (error.errcode & 0xff) === faults[fault];

interface SqliteError extends Error {
  readonly errcode: number;
}

const isOfSqlite = (error: unknown): error is SqliteError =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number";

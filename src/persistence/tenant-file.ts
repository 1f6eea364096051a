import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Database } from "./database.ts";
import { applicationId } from "./schema/migrations.ts";
import { StoreError } from "./store-error.ts";
import { damaged, guarded, isSqliteFault, lockPathOf, notATenant } from "./store-fault.ts";

/**
 * Says whether a file is that of a tenant; by its header, at no cost.
 *
 * SQLite reads it rather than we ourselves: to close a file takes away the locks that the process has on it.
 */
export function isTenantFile(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return false;
  try {
    const application = applicationAsItLies(path);
    return application === undefined ? existsSync(lockPathOf(path)) : application === applicationId;
  } catch {
    return false;
  }
}

/** The absolute path of a file without links in it: whoever writes a file by another name is its writer too. */
export function placeOf(path: string): string {
  const file = resolve(path);
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(file);
  return existsSync(folder) ? join(realpathSync(folder), basename(file)) : file;
}

/** @throws StoreError where there is no such file, or where it is something else */
export function demandTenantFile(path: string): void {
  const found = foundAt(path);
  if (found === undefined)
    throw new StoreError(
      "missing",
      path,
      `there is no file \`${path}\``,
      "look at the path, or make a new tenant there",
    );
  if (found.isDirectory()) throw notATenant(path, "it is a folder");
  if (!found.isFile()) throw notATenant(path, "it is no file");
  if (found.size === 0) throw notATenant(path, "the file is empty");
  const application = guarded(path, () => applicationAsItLies(path));
  if (application !== undefined) demandApplication(path, application);
}

/** @throws StoreError where a database is for something else */
export function demandApplication(path: string, application: number): void {
  if (application === applicationId) return;
  throw existsSync(lockPathOf(path))
    ? damaged(path, "its header says that it is something else")
    : notATenant(path, "it is a database of something else");
}

/**
 * What an open database is for; 0 where it does not say.
 *
 * @internal
 */
export const applicationOf = (database: Database): number =>
  database.number("PRAGMA application_id");

function foundAt(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new StoreError(
      "failed",
      path,
      `\`${path}\` cannot be looked at`,
      "look at the permissions of its folders",
      { cause: error },
    );
  }
}

/**
 * What the header says that the file is for. `undefined` where it cannot be told without the log beside the file: a process
 * that was killed while it put batches from there into the file left a header and not yet the pages that it counts.
 */
function applicationAsItLies(path: string): number | undefined {
  const database = new Database(path, "frozen");
  try {
    return applicationOf(database);
  } catch (error) {
    if (isSqliteFault(error, "corrupt")) return undefined;
    throw error;
  } finally {
    database.close();
  }
}

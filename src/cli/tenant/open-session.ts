import { openTenant } from "../../persistence/open-tenant.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { plural } from "../plural.ts";
import type { Terminal } from "../terminal.ts";
import { timeOption } from "../time-option.ts";
import { UsageError } from "../usage-error.ts";
import { Session } from "./session.ts";

/** What every command that writes to a tenant can be asked. */
export interface WriteOptions {
  readonly now?: string | undefined;
  readonly format: "pretty" | "json";
}

/**
 * Opens the file of a tenant for writing while something is done to it. Before, its time goes on to `--now` or the present.
 *
 * @throws UsageError where `--now` lies before the time of the tenant
 * @throws StoreError where the file cannot be opened, or written
 */
export async function writing<T>(
  file: string,
  { now }: Pick<WriteOptions, "now">,
  terminal: Terminal,
  run: (session: Session) => T | Promise<T>,
): Promise<T> {
  return keeping(file, (session) => {
    goOn(session, now, terminal);
    return run(session);
  });
}

/**
 * The same, but the time stays as it is until the caller lets it go on.
 *
 * @throws StoreError where the file cannot be opened, or written
 */
export async function keeping<T>(
  file: string,
  run: (session: Session) => T | Promise<T>,
): Promise<T> {
  const tenant = openTenant(file);
  try {
    return await run(new Session(tenant));
  } finally {
    tenant.close();
  }
}

/**
 * Opens the file of a tenant for reading while something is asked of it; others may write meanwhile.
 *
 * @throws StoreError where the file cannot be opened
 */
export function reading<T>(file: string, run: (tenant: Tenant) => T): T {
  const tenant = openTenant(file, { readOnly: true });
  try {
    return run(tenant);
  } finally {
    tenant.close();
  }
}

/**
 * Lets the time of a tenant go on to `--now` or the present, and says on standard error who moved by it.
 *
 * @throws UsageError where `--now` lies before the time of the tenant
 */
export function goOn(
  session: Session,
  now: string | undefined,
  { note, noteColors }: Terminal,
): void {
  const given = timeOption("--now", now);
  const before = session.tenant.now;
  if (given !== undefined && given < before)
    throw new UsageError(
      `--now: \`${now ?? ""}\` lies before the tenant's time, which is ${before.toISOString()}`,
      "give that time or a later one; the time of a tenant only goes on",
    );
  const passed = session.pass(given ?? new Date());
  if (passed === undefined || passed.membershipChanges.length === 0) return;
  const joined = passed.membershipChanges.filter(({ kind }) => kind === "joined").length;
  const left = passed.membershipChanges.length - joined;
  note(
    noteColors.dim(
      `the time went on to ${passed.at.toISOString()}: ${plural(joined, "member")} joined, ${left} left`,
    ),
  );
}

import type { Database } from "./database.ts";
import type { Horizon } from "./read-log.ts";
import { damaged } from "./store-fault.ts";

/** What a file says of itself as a whole. */
export interface Meta extends Horizon {
  /** A random UUID, given once. */
  readonly tenantId: string;
  /** The time of the last batch. */
  readonly now: Date;
}

/** @throws StoreError where the file does not say it */
export function readMeta(database: Database): Meta {
  const row = database.row("SELECT tenant_id, batch, membership_sequence, time FROM meta");
  if (row === undefined) throw damaged(database.path, "it does not say whose it is");
  return {
    tenantId: String(row["tenant_id"]),
    batch: Number(row["batch"]),
    membershipSequence: Number(row["membership_sequence"]),
    now: new Date(Number(row["time"])),
  };
}

/** Writes it for a new tenant, at the time given. */
export function writeMeta(database: Database, tenantId: string, now: Date): void {
  database.run(
    "INSERT INTO meta (one, tenant_id, created_at, batch, membership_sequence, time) VALUES (1, ?, ?, 0, 0, ?)",
    tenantId,
    now.toISOString(),
    now.getTime(),
  );
}

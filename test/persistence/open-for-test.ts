/**
 * Opens a tenant and says what came of it as a line of JSON: the number of its last batch, or the error. Then it holds the
 * tenant until its input ends.
 *
 *     node open-for-test.ts TENANT read|write|create
 */
import { writeSync } from "node:fs";
import { createTenant, openTenant } from "../../src/persistence/open-tenant.ts";
import { StoreError } from "../../src/persistence/store-error.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";

const [path = "", mode] = process.argv.slice(2);
try {
  const tenant = opened();
  writeSync(1, `${JSON.stringify({ batch: tenant.batch })}\n`);
  process.stdin.resume().on("end", () => {
    tenant.close();
  });
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  const { code, message, hint } = error;
  writeSync(1, `${JSON.stringify({ code, message, hint })}\n`);
}

function opened(): Tenant {
  return mode === "create"
    ? createTenant(path, { now: new Date() })
    : openTenant(path, { readOnly: mode === "read" });
}

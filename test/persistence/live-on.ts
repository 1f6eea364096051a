/**
 * Lets steps happen to a tenant in a file and prints the number of each batch once it is acknowledged: to be killed.
 *
 *     node live-on.ts TENANT STEPS [FAULT]
 *
 * STEPS is a JSON file of steps.
 */
import { readFileSync, writeSync } from "node:fs";
import { Database } from "../../src/persistence/database.ts";
import { openTenant } from "../../src/persistence/open-tenant.ts";
import type { TenantStep } from "../arbitraries/tenant.ts";
import { perform } from "./perform.ts";

const [path = "", stepsFile = "", fault] = process.argv.slice(2);
if (fault === "no transaction") plantFault();
const steps = JSON.parse(readFileSync(stepsFile, "utf8")) as readonly TenantStep[];
const store = { snapshotAfter: 20 };
let tenant = openTenant(path, { store });
for (const [index, step] of steps.entries()) {
  const outcome = perform(
    tenant,
    step.kind === "advance" ? { ...step, to: new Date(step.to) } : step,
  );
  // At once, so that what is acknowledged is known outside before anything else happens.
  if (outcome.kind !== "refused") writeSync(1, `${tenant.batch}\n`);
  if (index % 6 !== 5) continue;
  tenant.close();
  tenant = openTenant(path, { store });
}
tenant.close();

/** Lets every statement stand by itself, with a moment after each. */
function plantFault(): void {
  Database.prototype.transaction = (_begin, run) => run();
  // oxlint-disable-next-line typescript/unbound-method
  const { run } = Database.prototype;
  Database.prototype.run = function (...given) {
    run.apply(this, given);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  };
}

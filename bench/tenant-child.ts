/**
 * One job of the tenant suite, in a process of its own: `node bench/tenant-child.ts JOB TENANT USERS RULES`.
 *
 * Prints what it measured as one line of JSON: numbers by name.
 */

import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { type Command, MembershipEngine, type Outcome } from "../src/index.ts";
import { createTenant, openTenant, verifyTenant } from "../src/node.ts";
import { Database } from "../src/persistence/database.ts";
import { readSnapshot } from "../src/persistence/snapshots.ts";
import { tenantRules } from "./fixtures/tenant-rules.ts";
import { secondsOf } from "./laps.ts";
import { subjectsOf } from "./ndjson-lines.ts";
import { seed } from "./tenant-world.ts";

const [, , job = "", tenantFile = "", usersFile = "", ruleCount = "0"] = process.argv;
const rules = tenantRules(seed, Number(ruleCount));

const jobs: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  build: async () => {
    const now = new Date("2026-01-01T00:00:00Z");
    const seconds = await secondsOf(() => {
      const tenant = createTenant(tenantFile, { now, settings: { gate: "off" } });
      mustApply(tenant.load(subjectsOf(usersFile)));
      for (let at = 0; at < rules.length; at += 100)
        mustApply(
          tenant.execute(
            rules.slice(at, at + 100).map(({ groupId, text }): Command => ({
              kind: "createGroup",
              group: { id: groupId, displayName: groupId, membershipRule: text },
            })),
          ),
        );
      tenant.close();
    });
    return { seconds, bytes: statSync(tenantFile).size };
  },
  load: async () => {
    const engine = new MembershipEngine();
    const seconds = await secondsOf(() => {
      for (const { groupId, text } of rules) engine.setRule(groupId, text);
      engine.load(subjectsOf(usersFile));
    });
    return { seconds, memberships: engine.stats().memberships };
  },
  open: () => opened(false),
  read: () => opened(true),
  rebuild: async () => {
    const database = new DatabaseSync(tenantFile);
    database.exec("DELETE FROM snapshots");
    database.close();
    return opened(true);
  },
  verify: async () => {
    let differences = 0;
    const seconds = await secondsOf(() => {
      differences = verifyTenant(tenantFile).length;
    });
    return { seconds, differences };
  },
};

const run = jobs[job];
if (run === undefined) throw new TypeError(`there is no job ${job}`);
console.log(JSON.stringify(await run()));

/** Opens the file and asks a question, and then does again what takes the time of it. */
async function opened(readOnly: boolean): Promise<Record<string, number>> {
  let memberships = 0;
  let resident = 0;
  const seconds = await secondsOf(() => {
    const tenant = openTenant(tenantFile, { readOnly });
    memberships = tenant.stats().memberships;
    resident = process.memoryUsage().rss / 1e6;
    tenant.close();
  });
  const database = new Database(tenantFile, "read");
  let snapshot: ReturnType<typeof readSnapshot>;
  const reading = await secondsOf(() => (snapshot = readSnapshot(database)));
  database.close();
  if (snapshot === undefined) return { seconds, memberships, resident };
  const { bytes } = snapshot;
  const restoring = await secondsOf(() => MembershipEngine.restore(bytes));
  return { seconds, memberships, resident, reading, restoring };
}

function mustApply(outcome: Outcome): void {
  if (outcome.kind !== "applied") throw new TypeError(JSON.stringify(outcome).slice(0, 500));
}

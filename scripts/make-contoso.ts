/**
 * Writes `examples/contoso`, a small tenant in the portals' own formats: always the same, as all that is random in it
 * depends on names alone. With `--check` it writes nothing, and says whether the files are what it would write.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { accounts } from "./contoso/accounts.ts";
import { changes } from "./contoso/changes.ts";
import { deviceGroups } from "./contoso/device-groups.ts";
import { devices } from "./contoso/devices.ts";
import { externals } from "./contoso/externals.ts";
import { graphUser, lines } from "./contoso/graph-json.ts";
import { portalCsv } from "./contoso/portal-csv.ts";
import { guidOf } from "./contoso/random.ts";
import { staff } from "./contoso/staff.ts";
import { userGroups } from "./contoso/user-groups.ts";

const folder = join(import.meta.dirname, "../examples/contoso");
const isCheck = process.argv.includes("--check");
const outdated = Object.entries(await contents()).filter(([name, text]) => textOf(name) !== text);

for (const [name, text] of outdated) {
  const path = relative(process.cwd(), join(folder, name));
  if (isCheck) console.error(`${path} is not what scripts/make-contoso.ts writes`);
  else {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
    console.log(`${path}: ${text.length.toLocaleString("en-US")} characters`);
  }
}
if (isCheck && outdated.length > 0) process.exitCode = 1;

/** The files by their names. */
async function contents(): Promise<Readonly<Record<string, string>>> {
  const people = [...staff(), ...externals()];
  const users = [...people, ...accounts(people)];
  const machines = devices();
  const cio = guidOf("user/head/Information Technology");
  const groups = [...userGroups(users, cio), ...deviceGroups()];
  const list = {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups",
    "@odata.count": groups.length,
    value: groups,
  };
  return {
    "users.csv": portalCsv(users),
    "users.ndjson": lines(users.map(graphUser)),
    "devices.ndjson": lines(machines),
    "groups.json": `${JSON.stringify(list, null, 2)}\n`,
    "changes.ndjson": lines(await changes(users, machines)),
  };
}

function textOf(name: string): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

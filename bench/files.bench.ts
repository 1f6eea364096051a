import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { once as event } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvRow } from "../src/node.ts";
import { type Measure, once, partOf } from "./measurement.ts";
import { fileOf } from "./ndjson-lines.ts";

/** How large the suite is. */
export interface FilesScale {
  readonly megabytes: number;
  readonly users: number;
}

/** The parts of the suite: what large files take in memory, each read in a process of its own. */
export const filesParts = (scale: FilesScale): Readonly<Record<string, Measure>> => ({
  memory: memory(scale),
});

/** Peak resident memory while a file is read to its end. */
const memory =
  ({ megabytes, users }: FilesScale): Measure =>
  async (date, say) => {
    const folder = mkdtempSync(join(tmpdir(), "muster-bench-"));
    try {
      const json = join(folder, "groups.json");
      const csv = join(folder, "groups.csv");
      await write(json, megabytes, '{"value":[', jsonGroup, ",", "]}");
      await write(csv, megabytes, "id,displayName,membershipRule\n", csvGroup, "\n", "\n");
      const usersFile = fileOf(users);
      const jobs = [
        ["nothing", "a process that reads nothing", ["nothing"]],
        ["json", `rules from ${megabytes} MB of Graph JSON`, ["rules", json]],
        ["csv", `rules from ${megabytes} MB of CSV`, ["rules", csv]],
        ["diff", `two rules compared over ${users} users`, ["diff", usersFile]],
      ] as const;
      const rows = jobs.map(([, what, given]) => {
        const peak = peakOf(given);
        say(`${what}: ${peak.toFixed(0)} MB`);
        return once(what, "MB at the peak", peak);
      });
      const sizes = { megabytes, users, usersMegabytes: statSync(usersFile).size / 1e6 };
      return partOf([], date, sizes, new Map(), rows);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

const ruleOf = (index: number): string =>
  `(user.department -eq "Department ${index}") -and (user.country -in ["NO", "SE"])`;

const jsonGroup = (index: number): string =>
  JSON.stringify({
    id: idOf(index),
    displayName: `Group ${index}`,
    groupTypes: ["DynamicMembership"],
    membershipRule: ruleOf(index),
    membershipRuleProcessingState: "On",
  });

const csvGroup = (index: number): string => csvRow([idOf(index), `Group ${index}`, ruleOf(index)]);

const idOf = (index: number): string =>
  `00000000-0000-4000-8000-${index.toString(16).padStart(12, "0")}`;

async function write(
  file: string,
  megabytes: number,
  head: string,
  record: (index: number) => string,
  between: string,
  tail: string,
): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(head);
  let written = 0;
  for (let index = 0; written < megabytes * 1e6; index++) {
    const text = `${index === 0 ? "" : between}${record(index)}`;
    written += text.length;
    if (!stream.write(text)) await event(stream, "drain");
  }
  stream.end(tail);
  await event(stream, "finish");
}

/** In megabytes. */
function peakOf(given: readonly string[]): number {
  const script = join(import.meta.dirname, "files-child.ts");
  const printed = execFileSync(process.execPath, ["--no-warnings", script, ...given], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 28,
  });
  return Number(printed.trim().split("\n").at(-1));
}

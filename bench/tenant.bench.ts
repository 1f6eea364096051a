import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Change, type Command, MembershipEngine, Tenant } from "../src/index.ts";
import { createTenant } from "../src/node.ts";
import { mustAgree } from "./agreement.ts";
import { usersUpTo } from "./fixtures/tenant.ts";
import { movesOf } from "./fixtures/tenant-changes.ts";
import { tenantRules } from "./fixtures/tenant-rules.ts";
import { type Runner, takeLaps } from "./laps.ts";
import { type Comparison, compared, type Measure, once, partOf } from "./measurement.ts";
import { fileOf } from "./ndjson-lines.ts";
import { seed } from "./tenant-world.ts";
import { median } from "./turns.ts";

/** How large the suite is. */
export interface TenantScale {
  readonly users: number;
  readonly rules: number;
  readonly rounds: number;
  /** For commits: users, and changes in a lap. */
  readonly few: number;
  readonly lap: number;
}

/** The parts of the suite: what it takes to open a tenant's file, and what a batch costs that is kept. */
export const tenantParts = (scale: TenantScale): Readonly<Record<string, Measure>> => ({
  open: open(scale),
  commits: commits(scale),
});

/** What a job in a process of its own measured. */
type Measured = Readonly<Record<string, number>>;

/** A file is made once; then opening it is compared with loading the same from text. */
const open =
  (scale: TenantScale): Measure =>
  async (date, say) => {
    const folder = mkdtempSync(join(tmpdir(), "muster-bench-"));
    const file = join(folder, "tenant.db");
    try {
      const built = child(scale, "build", file);
      say(`build: ${JSON.stringify(built)}`);
      const jobs = ["load", "open", "read"];
      const times = new Map(jobs.map((job): [string, Measured[]] => [job, []]));
      for (let round = 0; round < scale.rounds; round++)
        for (const job of round % 2 === 0 ? jobs : jobs.toReversed()) {
          const numbers = child(scale, job, file);
          say(`${job}, round ${round + 1}: ${JSON.stringify(numbers)}`);
          times.get(job)?.push(numbers);
        }
      const verified = child(scale, "verify", file);
      say(`verify: ${JSON.stringify(verified)}`);
      const rebuilt = child(scale, "rebuild", file);
      say(`rebuild: ${JSON.stringify(rebuilt)}`);
      const of = (job: string, name: string): number[] =>
        (times.get(job) ?? []).map((one) => one[name] ?? 0);
      mustAgree("memberships opened", of("open", "memberships"), of("load", "memberships"));
      mustAgree("differences", verified["differences"], 0);
      const seconds = new Map(jobs.map((job) => [job, of(job, "seconds")]));
      const share = (name: string): number =>
        median(of("open", name).map((part, round) => part / (of("open", "seconds")[round] ?? 1)));
      const load = median(of("load", "seconds"));
      const rows: Comparison[] = [
        compared(seconds, {
          what: `opening ${scale.users} users in ${scale.rules} groups`,
          of: "loading them from text",
          time: "open",
          by: "load",
          target: { atMost: 0.2 },
        }),
        once("of that, reading the snapshot from the file", "opening", share("reading")),
        once("of that, restoring the engine", "opening", share("restoring")),
        compared(seconds, {
          what: "opening for reading only",
          of: "loading them from text",
          time: "read",
          by: "load",
        }),
        once(
          "opening without a snapshot",
          "loading them from text",
          rebuiltSeconds(rebuilt) / load,
        ),
        once("`verify`", "loading them from text", (verified["seconds"] ?? 0) / load),
        once("making the file", "loading them from text", (built["seconds"] ?? 0) / load),
        once("the file", "bytes a user", (built["bytes"] ?? 0) / scale.users),
      ];
      for (const { what, of: unit, value } of rows) say(`${what}: ${value.toFixed(3)} × ${unit}`);
      const sizes = {
        users: scale.users,
        rules: scale.rules,
        memberships: median(of("open", "memberships")),
        fileMegabytes: (built["bytes"] ?? 0) / 1e6,
        residentMegabytes: median(of("open", "resident")),
      };
      return partOf([], date, sizes, seconds, rows);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

const rebuiltSeconds = (rebuilt: Measured): number => rebuilt["seconds"] ?? 0;

/** A batch that is kept, against what SQLite alone takes to keep a row, and against the engine alone. */
const commits =
  ({ few, rules, rounds, lap }: TenantScale): Measure =>
  async (date, say) => {
    const folder = mkdtempSync(join(tmpdir(), "muster-bench-"));
    const now = new Date("2026-01-01T00:00:00Z");
    const kept = createTenant(join(folder, "tenant.db"), { now, settings: { gate: "off" } });
    const bare = bareStore(join(folder, "bare.db"));
    try {
      const inMemory = new Tenant({ now, settings: { gate: "off" } });
      const engine = new MembershipEngine({ now });
      for (const tenant of [kept, inMemory]) fill(tenant, few, rules);
      for (const { groupId, text } of tenantRules(seed, rules)) engine.setRule(groupId, text);
      engine.load(usersUpTo(seed, few));
      const changes = movesOf(seed, few, lap).map(({ patch }) => patch);
      const units = changes.length;
      const each = (run: (change: Change) => void) => () => {
        for (const change of changes) run(change);
      };
      // In one batch they would cancel out.
      const halves = [changes.slice(0, lap), changes.slice(lap)];
      const together = (tenant: Tenant) => () => {
        for (const half of halves) tenant.execute(half);
      };
      const runners: readonly Runner[] = [
        { name: "file, one by one", units, run: each((one) => kept.execute(one)) },
        { name: "SQLite, one by one", units, run: each(bare.write) },
        { name: "memory, one by one", units, run: each((one) => inMemory.execute(one)) },
        { name: "engine, one by one", units, run: each((one) => engine.apply(one)) },
        { name: "file, together", units, run: together(kept) },
        { name: "memory, together", units, run: together(inMemory) },
      ];
      const seconds = await takeLaps(runners, rounds);
      const rows = [
        [
          "a batch of one change, on disk",
          "file, one by one",
          "SQLite, one by one",
          "one row written by SQLite alone, as safely",
        ],
        [
          "a batch of one change, in memory",
          "memory, one by one",
          "engine, one by one",
          "the engine alone",
        ],
        [
          "a change on disk in a batch of one",
          "file, one by one",
          "file, together",
          `a change in a batch of ${lap}`,
        ],
        ["a batch of many, on disk", "file, together", "memory, together", "the same in memory"],
      ].map(([what = "", time = "", by = "", of = ""]) =>
        compared(seconds, { what, of, time, by }),
      );
      for (const { what, of: unit, value } of rows) say(`${what}: ${value.toFixed(2)} × ${unit}`);
      return partOf([], date, { users: few, rules, lap }, seconds, rows);
    } finally {
      kept.close();
      bare.close();
      rmSync(folder, { recursive: true, force: true });
    }
  };

function fill(tenant: Tenant, users: number, rules: number): void {
  tenant.load(usersUpTo(seed, users));
  tenant.execute(
    tenantRules(seed, rules).map(({ groupId, text }): Command => ({
      kind: "createGroup",
      group: { id: groupId, displayName: groupId, membershipRule: text },
    })),
  );
}

/** What SQLite takes to keep one row, as safely as a tenant's file keeps a batch. */
function bareStore(path: string): {
  readonly write: (one: Change) => void;
  readonly close: () => void;
} {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec("CREATE TABLE rows (key INTEGER PRIMARY KEY, text TEXT)");
  const insert = database.prepare("INSERT INTO rows (text) VALUES (?)");
  return {
    write: (one) => void insert.run(JSON.stringify(one)),
    close: () => {
      database.close();
    },
  };
}

function child({ users, rules }: TenantScale, job: string, tenantFile: string): Measured {
  const script = join(import.meta.dirname, "tenant-child.ts");
  const options = ["--expose-gc", "--max-old-space-size=12000", "--no-warnings"];
  if (job !== "build" && !existsSync(tenantFile)) throw new TypeError(`there is no ${tenantFile}`);
  const printed = execFileSync(
    process.execPath,
    [...options, script, job, tenantFile, fileOf(users), String(rules)],
    { encoding: "utf8", maxBuffer: 1 << 24 },
  );
  return JSON.parse(printed) as Measured;
}

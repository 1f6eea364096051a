import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { mustAgree } from "./agreement.ts";
import { type Comparison, compared, type Measure, once, partOf } from "./measurement.ts";
import { fileOf } from "./ndjson-lines.ts";
import { median } from "./turns.ts";

/** How large the suite is. */
export interface LoadScale {
  readonly users: number;
  readonly rules: number;
  readonly rounds: number;
}

/** The parts of the suite: what it takes until the engine is there, in time and memory. */
export const loadParts = (scale: LoadScale): Readonly<Record<string, Measure>> => ({
  rules: rules(scale),
  users: users(scale),
  parallel: parallel(scale),
});

/** What a job in a process of its own measured. */
type Measured = Readonly<Record<string, number>>;

/** Rules from their text to an engine that is ready for users. */
const rules =
  (scale: LoadScale): Measure =>
  async (date, say) => {
    const times = inTurns(scale, ["rules"], say);
    const of = (name: string): number[] => (times.get("rules") ?? []).map((one) => one[name] ?? 0);
    const seconds = new Map([
      ["parse", of("parsing")],
      ["setRule", of("setting")],
    ]);
    const row = compared(seconds, {
      what: `${scale.rules} rules, from text to indexed`,
      of: "parsing them",
      time: "setRule",
      by: "parse",
      target: { atMost: 8 },
    });
    say(`${row.what}: ${row.value.toFixed(2)}`);
    return partOf(["chevrotain"], date, { rules: scale.rules }, seconds, [row]);
  };

/** Users from a file to an engine with all memberships, and what it holds then. */
const users =
  (scale: LoadScale): Measure =>
  async (date, say) => {
    const times = inTurns(scale, ["parse", "load"], say);
    const empty = child({ ...scale, rules: 0 }, "load");
    const loads = times.get("load") ?? [];
    const of = (job: string, name: string): number[] =>
      (times.get(job) ?? []).map((one) => one[name] ?? 0);
    const middle = (name: string): number => median(of("load", name));
    mustAgree("users loaded", middle("subjects"), scale.users);
    const seconds = new Map([
      ["parse", of("parse", "seconds")],
      ["load", of("load", "seconds")],
    ]);
    const memberships = middle("memberships");
    const rows: Comparison[] = [
      compared(seconds, {
        what: `${scale.users} users read, loaded and put into ${scale.rules} groups`,
        of: "JSON.parse of every line",
        time: "load",
        by: "parse",
        target: { atMost: 3 },
      }),
      once("resident memory, all in", "MB", middle("resident"), { atMost: 600 }),
      once("a membership, both ways", "bytes", middle("membershipBytes") / memberships, {
        atMost: 7,
      }),
    ];
    mustAgree("memberships restored", middle("membershipsRestored"), memberships);
    seconds.set("snapshot", of("load", "snapshot"));
    seconds.set("restore", of("load", "restoring"));
    rows.push(
      compared(seconds, {
        what: "restoring a snapshot",
        of: "loading",
        time: "restore",
        by: "load",
        target: { atMost: 0.1 },
      }),
      once("a snapshot", "MB", middle("snapshotBytes") / 1e6),
    );
    for (const { what, of: unit, value } of rows) say(`${what}: ${value.toFixed(2)} × ${unit}`);
    const sizes = {
      users: scale.users,
      rules: scale.rules,
      membershipsPerUser: memberships / scale.users,
      residentMegabytes: middle("resident"),
      residentMegabytesWithoutRules: empty["resident"] ?? 0,
      ...Object.fromEntries(
        Object.entries(loads[0] ?? {}).filter(([name]) => /bytes/iu.test(name)),
      ),
    };
    return partOf([], date, sizes, seconds, rows);
  };

/** Two threads against one. */
const parallel =
  (scale: LoadScale): Measure =>
  async (date, say) => {
    const times = inTurns(scale, ["load", "parallel"], say);
    const of = (job: string, name: string): number[] =>
      (times.get(job) ?? []).flatMap((one) => one[name] ?? []);
    const seconds = new Map([
      ["one engine", of("load", "seconds")],
      ["two workers", of("parallel", "seconds")],
    ]);
    const sizes = { users: scale.users, rules: scale.rules };
    mustAgree("memberships", of("parallel", "memberships"), of("load", "memberships"));
    const row = compared(seconds, {
      what: "reading, loading and populating in one engine",
      of: "two workers",
      time: "one engine",
      by: "two workers",
    });
    say(`two workers: ${row.value.toFixed(2)}`);
    return partOf([], date, sizes, seconds, [row]);
  };

/** Lets the jobs take turns, each time in a new process. */
function inTurns(
  scale: LoadScale,
  jobs: readonly string[],
  say: (line: string) => void,
): ReadonlyMap<string, readonly Measured[]> {
  const measured = new Map(jobs.map((job): [string, Measured[]] => [job, []]));
  for (let round = 0; round < scale.rounds; round++) {
    for (const job of round % 2 === 0 ? jobs : jobs.toReversed()) {
      const numbers = child(scale, job);
      say(`${job}, round ${round + 1}: ${JSON.stringify(numbers)}`);
      measured.get(job)?.push(numbers);
    }
  }
  return measured;
}

function child({ users: count, rules: ruleCount }: LoadScale, job: string): Measured {
  const file = fileOf(count);
  const script = join(import.meta.dirname, "load-child.ts");
  const options = ["--expose-gc", "--max-old-space-size=12000", "--no-warnings"];
  const printed = execFileSync(
    process.execPath,
    [...options, script, job, file, String(count), String(ruleCount)],
    { encoding: "utf8", maxBuffer: 1 << 24 },
  );
  return JSON.parse(printed) as Measured;
}

/**
 * One job of the load suite, in a process of its own: `node bench/load-child.ts JOB FILE USERS RULES`.
 *
 * Prints what it measured as one line of JSON: numbers by name.
 */

import { existsSync } from "node:fs";
import { parse } from "../src/index.ts";
import { MembershipEngine } from "../src/membership/membership-engine.ts";
import { ParallelEngine } from "../src/node.ts";
import { tenantRules } from "./fixtures/tenant-rules.ts";
import { secondsOf } from "./laps.ts";
import { linesOf, subjectsOf } from "./ndjson-lines.ts";
import { seed } from "./tenant-world.ts";

const [, , job = "", file = "", , ruleCount = "0"] = process.argv;
if (!existsSync(file)) throw new TypeError(`there is no ${file}`);

const jobs: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  parse: async () => {
    let users = 0;
    const seconds = await secondsOf(() => {
      for (const line of linesOf(file)) {
        kept = JSON.parse(line);
        users++;
      }
    });
    return { seconds, users };
  },
  load: async () => {
    const engine = new MembershipEngine();
    const rules = await secondsOf(() => setRules(engine));
    const seconds = await secondsOf(() => engine.load(subjectsOf(file)));
    const { memberships, subjects, ...stats } = engine.stats();
    const resident = await residentMegabytes();
    const measured = { rules, seconds, memberships, subjects, resident, ...numbersIn(stats) };
    return { ...measured, ...(await snapshotTimes(engine)) };
  },
  rules: async () => {
    const texts = tenantRules(seed, Number(ruleCount)).map(({ text }) => text);
    for (const text of texts) kept = parse(text);
    const parsing = await secondsOf(() => {
      for (const text of texts) kept = parse(text);
    });
    const engine = new MembershipEngine();
    const setting = await secondsOf(() => {
      for (const [at, text] of texts.entries()) engine.setRule(`group-${at}`, text);
    });
    return { parsing, setting };
  },
  parallel: async () => {
    using engine = new ParallelEngine({ workers: 2 });
    for (const { groupId, text } of tenantRules(seed, Number(ruleCount)))
      engine.setRule(groupId, text);
    const seconds = await secondsOf(() => engine.loadFile(file));
    return { seconds, memberships: engine.stats().memberships };
  },
};

/** What was made last, so that no work can be left out as useless. */
export let kept: unknown;

const run = jobs[job];
if (run === undefined) throw new TypeError(`there is no job ${job}`);
console.log(JSON.stringify(await run()));

function setRules(engine: MembershipEngine): void {
  for (const { groupId, text } of tenantRules(seed, Number(ruleCount)))
    engine.setRule(groupId, text);
}

async function snapshotTimes(engine: MembershipEngine): Promise<Record<string, number>> {
  let bytes: Uint8Array = new Uint8Array();
  const snapshot = await secondsOf(() => (bytes = engine.snapshot()));
  let restored = engine;
  const restoring = await secondsOf(() => (restored = MembershipEngine.restore(bytes)));
  const { memberships } = restored.stats();
  return { snapshot, snapshotBytes: bytes.length, restoring, membershipsRestored: memberships };
}

/** What the process takes when everything that can go is gone, the room that V8 keeps for later included. */
async function residentMegabytes(): Promise<number> {
  if (globalThis.gc === undefined) throw new TypeError("run this with --expose-gc");
  await globalThis.gc({ type: "major", execution: "async", flavor: "last-resort" });
  return process.memoryUsage().rss / 1e6;
}

/** The sizes in bytes among the numbers that an engine tells of itself. */
function numbersIn(stats: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(stats).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === "number" && /bytes/iu.test(entry[0]),
    ),
  );
}

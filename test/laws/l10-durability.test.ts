/**
 * L10, durability: wherever a process that writes is killed, the tenant that is opened again is the one after the last
 * acknowledged batch, or after one more that was kept and not yet acknowledged; batches and membership changes are numbered
 * without gap or repeat, and all that is stored is what computing gives.
 */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTenant, openTenant } from "../../src/persistence/open-tenant.ts";
import { verifyTenant } from "../../src/persistence/verify-tenant.ts";
import type { RecordedChange } from "../../src/tenant/store.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { firstDay, tenantLife, type TenantStep } from "../arbitraries/tenant.ts";
import { compileCache } from "../persistence/other-process.ts";
import { perform } from "../persistence/perform.ts";
import { portraitOf } from "../persistence/portrait.ts";
import { temporaryFolder } from "../persistence/temporary-folder.ts";

interface Trial {
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  readonly fault?: string;
}

/** How many processes were killed, and how many batches they had acknowledged by then. */
interface Tally {
  killed: number;
  acknowledged: number;
}

/** Kills one process after the other, and compares what is left with a tenant in memory that the same happened to. */
async function outlive({ folder, seed, kills, fault }: Trial): Promise<Tally> {
  const path = join(folder, "tenant.db");
  const steps = stepsFrom(seed);
  const stepsFile = join(folder, "steps.json");
  createTenant(path, { now: firstDay }).close();
  const expected = new Follower(steps);
  const random = randomFrom(seed);
  const tally: Tally = { killed: 0, acknowledged: 0 };
  while (tally.killed < kills) {
    const { batch } = expected.tenant;
    // More than it will live to see.
    writeFileSync(stepsFile, JSON.stringify(steps.slice(expected.next, expected.next + 60)));
    const given = [path, stepsFile, ...(fault === undefined ? [] : [fault])];
    // oxlint-disable-next-line no-await-in-loop -- each goes on where the one before was killed
    const { batches, isKilled } = await lifeOf(given, random);
    expect(batches).toEqual(batches.map((_, index) => batch + index + 1));
    if (isKilled) tally.killed++;
    tally.acknowledged += batches.length;
    const last = batch + batches.length;
    const tenant = openTenant(path, { readOnly: true });
    try {
      expect([last, last + 1]).toContain(tenant.batch);
      expected.follow(tenant.batch);
      expect(portraitOf(tenant)).toEqual(portraitOf(expected.tenant));
      const { changes } = tenant.membershipChanges({});
      expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => index + 1));
      expect(logOf(changes)).toEqual(logOf(expected.tenant.membershipChanges({}).changes));
    } finally {
      tenant.close();
    }
    const isDue = tally.killed % 10 === 0 || tally.killed === kills;
    expect(isDue ? verifyTenant(path) : []).toEqual([]);
  }
  return tally;
}

/** A tenant in memory to which the same steps happen. */
class Follower {
  public readonly tenant: Tenant = new Tenant({ now: firstDay });
  /** The place of the first step that did not happen yet. */
  public next = 0;
  private readonly steps: readonly TenantStep[];

  public constructor(steps: readonly TenantStep[]) {
    this.steps = steps;
  }

  /** Lets steps happen up to a batch. */
  public follow(batch: number): void {
    while (this.tenant.batch < batch) {
      const step = this.steps[this.next++];
      if (step === undefined)
        throw new Error(`there are not so many steps as batch ${batch} needs`);
      perform(this.tenant, step);
    }
  }
}

/** The changes batch by batch; in which order the changes of a batch stand is free. */
const logOf = (changes: readonly RecordedChange[]): string[] =>
  changes
    .map(
      ({ batch, at, kind, groupId, subjectId, cause }) =>
        `${String(batch).padStart(8)} ${groupId} ${subjectId} ${kind} by ${cause} at ${at.toISOString()}`,
    )
    .toSorted();

const stepsFrom = (seed: number): readonly TenantStep[] =>
  fc
    .sample(tenantLife(), { seed, numRuns: 400 })
    .flatMap((life) => life.steps)
    .slice(0, 5000);

/** Starts a process, and kills it some time after it begins, or after it has acknowledged some batches. */
async function lifeOf(
  given: readonly string[],
  random: () => number,
): Promise<{ batches: number[]; isKilled: boolean }> {
  const child = spawn(process.execPath, [script, ...given], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  const isEarly = random() < 0.15;
  const after = isEarly ? Infinity : Math.floor(random() * 8);
  const delay = isEarly ? random() * 400 : random() * 6;
  const kill = (): void => {
    setTimeout(() => child.kill("SIGKILL"), delay);
  };
  if (isEarly) kill();
  let text = "";
  let complaint = "";
  let isDoomed = isEarly;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    if (isDoomed || text.split("\n").length - 1 <= after) return;
    isDoomed = true;
    kill();
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    complaint += chunk;
  });
  const signal = await new Promise<string | null>((resolve) => {
    child.on("close", (_code, by) => {
      resolve(by);
    });
  });
  expect(complaint).toBe("");
  return { batches: text.split("\n").slice(0, -1).map(Number), isKilled: signal === "SIGKILL" };
}

const script = join(import.meta.dirname, "../persistence/live-on.ts");

/** Numbers from 0 up to 1, from a seed; by mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe("L10", () => {
  test("a tenant outlives 200 processes that are killed while they write it", async () => {
    const folder = temporaryFolder();
    const trials = [1, 2].map((seed): Trial => {
      const own = join(folder, String(seed));
      mkdirSync(own);
      return { folder: own, seed, kills: 100 };
    });
    const tallies = await Promise.all(trials.map(outlive));
    expect(tallies.map(({ killed }) => killed)).toEqual([100, 100]);
    expect(Math.min(...tallies.map(({ acknowledged }) => acknowledged))).toBeGreaterThan(200);
  }, 300_000);

  test("sees a planted fault: statements that stand by themselves instead of in one transaction", async () => {
    const trial = { folder: temporaryFolder(), seed: 3, kills: 20, fault: "no transaction" };
    await expect(outlive(trial)).rejects.toThrow(/expected/);
  }, 60_000);
});

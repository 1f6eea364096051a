/**
 * Runs the membership engine for long: against a second opinion, and on a steady population to see that its memory does
 * not creep. Ends with 1, the seed and the facts of the first difference where there is one.
 *
 * `npm run soak -- --seed 7 --changes 200000 --rules 2000 --users 1000 --steady 2000000`; `--steady 0` and
 * `--changes 0` leave a part out. What the same seed brings is always the same; without one it is the day's.
 */

import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { Difference } from "./soak/difference.ts";
import { runDifferential } from "./soak/differential.ts";
import { Progress } from "./soak/progress.ts";
import { runSteadyMemory } from "./soak/steady-memory.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: new Date().toISOString().slice(0, 10).replaceAll("-", "") },
    changes: { type: "string", default: "200000" },
    rules: { type: "string", default: "2000" },
    users: { type: "string", default: "1000" },
    steady: { type: "string", default: "2000000" },
  },
});

const seed = wholeNumber("seed");
const changes = wholeNumber("changes");
const steady = wholeNumber("steady");
const size = { rules: wholeNumber("rules"), users: wholeNumber("users") };

if (globalThis.gc === undefined) console.log(`seed ${seed}`);
if (changes > 0)
  attempt(() => {
    runDifferential(seed, { ...size, changes }, new Progress("differential"));
  });
if (steady > 0 && process.exitCode === undefined) {
  if (globalThis.gc === undefined) spawnForMemory();
  else
    attempt(() => {
      runSteadyMemory(seed, { ...size, changes: steady }, new Progress("steady memory"));
    });
}

function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    console.error(`seed ${seed}: ${String(error)}`);
    if (error instanceof Difference) console.error(JSON.stringify(error.facts, undefined, 2));
    else if (error instanceof Error) console.error(error.stack);
    process.exitCode = 1;
  }
}

/** Garbage can be collected on demand only where node was told so from the beginning. */
function spawnForMemory(): void {
  const given = Object.entries({ ...values, changes: "0" }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ]);
  const script = process.argv[1] ?? "";
  const { status } = spawnSync(process.execPath, ["--expose-gc", script, ...given], {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

function wholeNumber(name: keyof typeof values): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new TypeError(`--${name} must be a whole number`);
}

import { MembershipEngine } from "../../src/index.ts";
import { Difference } from "./difference.ts";
import type { RunSize } from "./differential.ts";
import type { Progress } from "./progress.ts";
import { dataOf, groupIdOf, Workload } from "./workload.ts";

/** By how much memory may have grown from a quarter of the changes to their end. */
const mostGrowth = 1.1;

/**
 * Lets changes happen to a population that stays as large as it is, with values, ids and rules that come and go, and
 * sees that the memory stays what it is. Needs `--expose-gc`.
 *
 * @throws Difference where it grows by more than a tenth
 */
export function runSteadyMemory(seed: number, size: RunSize, progress: Progress): void {
  const workload = new Workload(seed, size);
  const engine = new MembershipEngine({ now: workload.begin });
  for (const [index, text] of workload.rules.entries())
    engine.setRule(groupIdOf(index), text, { subject: "user" });
  engine.load(workload.users.map(dataOf));
  const marks = new Set([0.25, 0.5, 0.75, 1].map((part) => Math.ceil(part * size.changes)));
  const taken: number[] = [];
  for (let done = 1; done <= size.changes; done++) {
    if (done % 500 === 0) editRule(engine, workload);
    else engine.apply(workload.change());
    if (!marks.has(done)) continue;
    taken.push(memory());
    const { subjects, memberships } = engine.stats();
    const summary = `${megabytes(memory())}, ${subjects} users, ${memberships} memberships`;
    progress.say(done, size.changes, summary);
  }
  const [first = 0] = taken;
  const last = taken.at(-1) ?? 0;
  if (last > first * mostGrowth)
    throw new Difference("memory", {
      grew: (last / first).toFixed(3),
      taken: taken.map(megabytes),
    });
}

function editRule(engine: MembershipEngine, workload: Workload): void {
  const event = workload.edit();
  if (event.kind === "remove rule") engine.removeRule(groupIdOf(event.group));
  if (event.kind === "set rule")
    engine.setRule(groupIdOf(event.group), event.text, { subject: "user" });
}

/** Bytes in use after all that is garbage was collected. */
function memory(): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new TypeError("run node with --expose-gc");
  gc();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

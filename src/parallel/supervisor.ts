/**
 * The thread that starts those of the shards, and tells when one of them ends. The thread that asks them could not notice:
 * it sleeps until they answer, and hears of no event meanwhile.
 */
import { parentPort, Worker, workerData } from "node:worker_threads";
import { Bell } from "./bell.ts";
import {
  bellOfAsker,
  bellOfStart,
  type End,
  type ShardData,
  type SupervisorData,
} from "./messages.ts";
import { moduleBeside } from "./module-beside.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { shards, ends, rings } = workerData as SupervisorData;
const asker = new Bell(rings, bellOfAsker);
new Bell(rings, bellOfStart).ring();

for (const [shard, data] of shards.entries()) {
  try {
    start(shard, data);
  } catch (error) {
    tellOf(shard, error);
  }
}

function start(shard: number, data: ShardData): void {
  const worker = new Worker(moduleBeside("shard-worker"), {
    name: `muster shard ${data.index + 1} of ${data.count}`,
    workerData: data,
    // Those of the process may be about its own program.
    execArgv: [],
    transferList: [data.port],
  });
  worker.on("error", (error) => {
    tellOf(shard, error);
  });
  worker.on("exit", (code) => {
    tellOf(shard, `exit code ${code}`);
  });
  parentPort?.on("message", (ended) => {
    if (ended === shard) void worker.terminate();
  });
}

function tellOf(shard: number, cause: unknown): void {
  const { message: reason, stack = reason } =
    cause instanceof Error ? cause : { message: String(cause) };
  const end: End = { shard, reason, cause: stack };
  ends.postMessage(end, []);
  asker.ring();
}

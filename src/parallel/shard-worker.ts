/** The thread of a shard: it sleeps until it is asked, answers, and sleeps again, until it is terminated. */
import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { Bell } from "./bell.ts";
import { failureOf } from "./failure.ts";
import {
  bellOfAsker,
  type Outcome,
  type Piece,
  type Question,
  type Reply,
  type ShardData,
} from "./messages.ts";
import { ShardHost } from "./shard-host.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const data = workerData as ShardData;
const own = new Bell(data.rings, data.bell);
const asker = new Bell(data.rings, bellOfAsker);

const host = new ShardHost(data, {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  next: () => received() as Piece,
  more: () => {
    send({ kind: "more" });
  },
});

// oxlint-disable-next-line typescript/no-unsafe-type-assertion
for (;;) send(outcomeOf(received() as Question));

function received(): unknown {
  return own.sleepUntil(() => receiveMessageOnPort(data.port))?.message;
}

function send(reply: Reply): void {
  const bytes = reply.kind === "done" && reply.value instanceof Uint8Array && reply.value.buffer;
  data.port.postMessage(reply, bytes instanceof ArrayBuffer ? [bytes] : []);
  asker.ring();
}

/** An error that is no failure ends the thread: what the shard holds is in doubt then. */
function outcomeOf({ method, given }: Question): Outcome<unknown> {
  try {
    return { kind: "done", value: Reflect.apply(host[method], host, given) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

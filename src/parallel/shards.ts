import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from "node:worker_threads";
import type { EngineOptions } from "../membership/engine-options.ts";
import { Bell, ringsOf } from "./bell.ts";
import { cloneable } from "./cloneable.ts";
import { errorOf } from "./failure.ts";
import { LostShard } from "./lost-shard.ts";
import {
  type Answer,
  type Arguments,
  bellOfAsker,
  bellOfFirst,
  bellOfStart,
  type End,
  type Method,
  type Outcome,
  type Piece,
  type Question,
  type Reply,
} from "./messages.ts";
import { moduleBeside } from "./module-beside.ts";
import type { Numbering } from "./numbering.ts";

/**
 * The threads of an engine's shards, as the thread sees them that asks. Who asks sleeps until all have answered.
 *
 * @throws Error where the modules of the threads are not to be found
 */
export class Shards {
  public readonly numbers: readonly number[];
  private readonly ports: readonly MessagePort[];
  private readonly bells: readonly Bell[];
  private readonly own: Bell;
  private readonly start: Bell;
  private readonly ends: MessagePort;
  private readonly supervisor: Worker;
  private state: { readonly kind: "open" | "closed" } | LostShard = { kind: "open" };

  public constructor({ threads, first, count }: Numbering, options: Omit<EngineOptions, "shard">) {
    moduleBeside("shard-worker");
    const rings = ringsOf(bellOfFirst + threads);
    const channels = Array.from({ length: threads }, () => new MessageChannel());
    const ends = new MessageChannel();
    const shards = channels.map(({ port2 }, thread) => {
      const bell = bellOfFirst + thread;
      return { options, index: first + thread, count, port: port2, rings, bell };
    });
    this.numbers = [...channels.keys()];
    this.ports = channels.map(({ port1 }) => port1);
    this.bells = shards.map(({ bell }) => new Bell(rings, bell));
    this.own = new Bell(rings, bellOfAsker);
    this.start = new Bell(rings, bellOfStart);
    this.ends = ends.port1;
    this.supervisor = new Worker(moduleBeside("supervisor"), {
      name: "muster supervisor",
      execArgv: [],
      workerData: { shards, ends: ends.port2, rings },
      transferList: [...shards.map(({ port }) => port), ends.port2],
    });
    // An engine is an object like others: that one was made does not keep the process.
    this.supervisor.unref();
  }

  /** Asks one shard. */
  public ask<M extends Method>(shard: number, method: M, ...given: Arguments<M>): Answer<M> {
    this.begin(shard, method, ...given);
    return valueOf(this.outcome<M>(shard));
  }

  /** Asks all shards the same, at once. */
  public askAll<M extends Method>(method: M, ...given: Arguments<M>): Answer<M>[] {
    return this.askThese(this.numbers, method, ...given);
  }

  /** Asks these shards the same, at once. */
  public askThese<M extends Method>(
    shards: readonly number[],
    method: M,
    ...given: Arguments<M>
  ): Answer<M>[] {
    for (const shard of shards) this.begin(shard, method, ...given);
    return this.answers<M>(shards);
  }

  /** Waits for the answers of shards that were asked. */
  public answers<M extends Method>(shards: readonly number[] = this.numbers): Answer<M>[] {
    return shards.map((shard) => this.outcome<M>(shard)).map(valueOf);
  }

  /** Asks a shard, and does not wait. */
  public begin<M extends Method>(shard: number, method: M, ...given: Arguments<M>): void {
    this.post(shard, { method, given });
  }

  /** Sends subjects to a shard that takes them in. */
  public send(shard: number, piece: Piece): void {
    this.post(shard, piece);
  }

  /** Waits until a shard that takes subjects in has room for more. */
  public awaitRoom(shard: number): void {
    this.reply(shard);
  }

  /** Waits for the answer of a shard that was asked. */
  public outcome<M extends Method>(shard: number): Outcome<Answer<M>> {
    for (;;) {
      const reply = this.reply(shard);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (reply.kind !== "more") return reply as Outcome<Answer<M>>;
    }
  }

  public get isOpen(): boolean {
    return !(this.state instanceof LostShard) && this.state.kind === "open";
  }

  /** Ends all threads. */
  public close(): void {
    if (this.isOpen) this.state = { kind: "closed" };
    void this.supervisor.terminate();
    for (const port of [...this.ports, this.ends]) port.close();
  }

  /** Ends the thread of one shard, as a crash would. */
  public crash(shard: number): void {
    this.supervisor.postMessage(shard, []);
  }

  private post(shard: number, message: Question | Piece): void {
    this.mustBeOpen();
    const port = this.ports[shard]!;
    try {
      port.postMessage(message);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "DataCloneError") throw error;
      port.postMessage(cloneable(message));
    }
    this.bells[shard]!.ring();
  }

  private reply(shard: number): Reply {
    this.mustBeOpen();
    if (!this.start.hasRungWithin(patience)) throw new Error("the threads do not start");
    const found = this.own.sleepUntil(
      () => receiveMessageOnPort(this.ports[shard]!) ?? receiveMessageOnPort(this.ends),
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const message = found.message as Reply | End;
    if ("kind" in message) return message;
    const { shard: ended, reason, cause } = message;
    const lost = new LostShard(ended, this.ports.length, reason, cause);
    this.state = lost;
    this.close();
    throw lost;
  }

  private mustBeOpen(): void {
    if (this.state instanceof LostShard) throw this.state;
    if (this.state.kind === "closed") throw new TypeError("the engine is closed");
  }
}

/** Of whom nobody tells the end; it takes milliseconds. */
const patience = 60_000;

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.kind === "done") return outcome.value;
  throw errorOf(outcome);
}

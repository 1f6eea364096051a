import type { MessagePort } from "node:worker_threads";
import type { SubjectData } from "../directory/properties.ts";
import type { EngineOptions } from "../membership/engine-options.ts";
import type { Failure } from "./failure.ts";
import type { ShardHost } from "./shard-host.ts";

/** What a shard can be asked for. */
export type Method = keyof ShardHost;

export type Arguments<M extends Method> = Parameters<ShardHost[M]>;

export type Answer<M extends Method> = ReturnType<ShardHost[M]>;

/** To a shard: a question, which it answers with an outcome. */
export interface Question {
  readonly method: Method;
  readonly given: readonly unknown[];
}

/** To a shard that was asked to `take`: the subjects, piece by piece, until they end or are called off. */
export type Piece =
  | { readonly kind: "subjects"; readonly subjects: readonly SubjectData[] }
  | { readonly kind: "end" }
  | { readonly kind: "abandon" };

/** From a shard: how a question ended, or that it has room for one more piece. */
export type Outcome<Value> = { readonly kind: "done"; readonly value: Value } | Failure;
export type Reply = Outcome<unknown> | { readonly kind: "more" };

/** With what the thread of a shard begins. */
export interface ShardData {
  readonly options: Omit<EngineOptions, "shard">;
  /** Which shard of how many it is. */
  readonly index: number;
  readonly count: number;
  readonly port: MessagePort;
  /** The bells of all threads. */
  readonly rings: Int32Array<SharedArrayBuffer>;
  readonly bell: number;
}

/** With what the thread begins that starts the others. */
export interface SupervisorData {
  readonly shards: readonly ShardData[];
  /** Where it tells which one ended. */
  readonly ends: MessagePort;
  readonly rings: Int32Array<SharedArrayBuffer>;
}

/** From the supervisor: the thread of a shard ended. */
export interface End {
  readonly shard: number;
  readonly reason: string;
  /** The stack of the error, where it was one: an error that came out of a thread is none to the next. */
  readonly cause: string;
}

/** The bells: one of the thread that asks, one that rings when the others are being started, and then one for each shard. */
export const bellOfAsker = 0;
export const bellOfStart = 1;
export const bellOfFirst = 2;

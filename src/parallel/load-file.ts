import { closeSync, fstatSync, openSync } from "node:fs";
import { InputError, type Place } from "../exchange/input-error.ts";
import { errorOf } from "./failure.ts";
import { type Failed, settle } from "./settle.ts";
import type { Shards } from "./shards.ts";

/**
 * Lets every shard read its own subjects from a file, all or none. The file is opened once, so that all read the same.
 *
 * @throws InputError at the first line that is no subject
 */
export function loadFile(shards: Shards, file: string): void {
  const descriptor = openSync(file, "r");
  try {
    if (!fstatSync(descriptor).isFile())
      throw new TypeError(`${file} is not a file that several threads can read`);
    for (const shard of shards.numbers) shards.begin(shard, "takeLines", descriptor, file);
    const outcomes = shards.numbers.map(
      (shard) => [shard, shards.outcome<"takeLines">(shard)] as const,
    );
    settle(shards, new Map(outcomes), (failed) => firstOf(failed, file));
  } finally {
    closeSync(descriptor);
  }
}

/** What is wrong with the first of the lines that shards complain of. */
function firstOf(failed: readonly Failed[], file: string): Error {
  const errors = failed.flatMap((one) => inputErrorsOf(one, file));
  const [first] = errors.toSorted((one, other) => one.line - other.line);
  return first ?? new TypeError(`${file} was not read`);
}

function inputErrorsOf({ failure }: Failed, file: string): InputError[] {
  if (failure.kind !== "refused") {
    const error = errorOf(failure);
    return error instanceof InputError ? [error] : [];
  }
  return failure.diagnostics.map(({ message, hint }, index) => {
    const place: Place = { file, line: failure.places[index] ?? 1 };
    return new InputError(message, place, hint);
  });
}

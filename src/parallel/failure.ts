import { RefusedChange } from "../directory/refused.ts";
import { InputError, type Place } from "../exchange/input-error.ts";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import { SnapshotError } from "../membership/snapshot/snapshot-error.ts";

/** Why a shard did not do what it was asked for, as data: classes of errors do not cross threads. */
export type Failure =
  | {
      readonly kind: "refused";
      readonly diagnostics: readonly Diagnostic[];
      readonly places: readonly number[];
    }
  | {
      readonly kind: "unreadable";
      readonly problem: string;
      readonly place: Place;
      readonly hint: string | undefined;
    }
  | { readonly kind: "no snapshot"; readonly message: string }
  | { readonly kind: "abandoned" };

/** The subjects of a load that was called off. */
export class Abandoned extends Error {}

/** An error that leaves a shard as it was; `undefined` for any other, after which nobody knows what the shard holds. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof RefusedChange)
    return { kind: "refused", diagnostics: error.diagnostics, places: error.places };
  if (error instanceof InputError) {
    const { problem, file, line, column, hint } = error;
    return { kind: "unreadable", problem, place: { file, line, column }, hint };
  }
  if (error instanceof SnapshotError) return { kind: "no snapshot", message: error.message };
  return error instanceof Abandoned ? { kind: "abandoned" } : undefined;
}

/** The error again. */
export function errorOf(failure: Failure): Error {
  switch (failure.kind) {
    case "refused":
      return new RefusedChange(failure.diagnostics, failure.places);
    case "unreadable":
      return new InputError(failure.problem, failure.place, failure.hint);
    case "no snapshot":
      return new SnapshotError(failure.message);
    case "abandoned":
      return new Abandoned();
    default:
      return failure satisfies never;
  }
}

import { InputError } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";
import { type Path, placeOfPath } from "./place-of-path.ts";

/** A value of a record, with the key under which it stands. */
export interface Found {
  readonly value: unknown;
  readonly key: string;
  readonly record: JsonRecord;
}

/** The error for a value, or for what stands inside it. */
export function faultOf({ key, record }: Found, problem: string, path: Path = []): InputError {
  return new InputError(problem, placeOfPath(record, [key, ...path]));
}

/** A text that is not empty. */
export function textIn(found: Found | undefined): string | undefined {
  if (found === undefined) return undefined;
  if (typeof found.value === "string") return found.value === "" ? undefined : found.value;
  throw faultOf(found, "this is not a text");
}

/** A list of texts. */
export function textsIn(found: Found | undefined): readonly string[] | undefined {
  if (found === undefined) return undefined;
  const { value } = found;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw faultOf(found, "this is not a list of texts");
}

/** `true` or `false`. */
export function flagIn(found: Found | undefined): boolean | undefined {
  if (found === undefined) return undefined;
  if (typeof found.value === "boolean") return found.value;
  throw faultOf(found, "this is neither true nor false");
}

import { instantOf } from "../check/instant.ts";
import { InputError } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";
import { placeOfKey } from "./place-of-key.ts";

/**
 * The time that a record gives under `at`, where it gives one.
 *
 * @throws InputError where that is not a time
 */
export function timeOf(record: JsonRecord): Date | undefined {
  const { at } = record.value;
  if (at === undefined) return undefined;
  const instant = typeof at === "string" ? instantOf(at) : undefined;
  if (instant !== undefined) return new Date(instant);
  throw new InputError(
    "`at` is not a time",
    placeOfKey(record, "at"),
    "write it as 2025-01-31T08:00:00Z",
  );
}

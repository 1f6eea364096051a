import type { Place } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";
import { placeOfPath } from "./place-of-path.ts";

/** Where a key stands in a record; the record's own start where it cannot be found. */
export const placeOfKey = (record: JsonRecord, key: string): Place => placeOfPath(record, [key]);

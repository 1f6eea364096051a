import { type Place, positionAfter } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";

/** Where a key stands in a record; the record's own start where it cannot be found. */
export function placeOfKey({ file, text, line, column }: JsonRecord, key: string): Place {
  const at = text.indexOf(JSON.stringify(key));
  return { file, ...positionAfter({ line, column }, text.slice(0, Math.max(at, 0))) };
}

import type { FramedRecord } from "../json-framer.ts";
import type { Strings } from "./json-strings.ts";
import { type Spot, spotsIn } from "./spots.ts";

/** What a record has between the quotes of a string, and where that starts in the file. */
export function stringInRecord(
  record: FramedRecord,
  strings: Strings,
  path: readonly (string | number)[],
  spotOf: (offset: number) => Spot = spotsIn(record.text, record),
): readonly [written: string, start: Spot] {
  const extent = strings(path);
  if (extent === undefined) throw new TypeError(`the record has no text at ${path.join(".")}`);
  return [record.text.slice(extent.start, extent.end), spotOf(extent.start)];
}

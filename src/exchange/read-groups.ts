import type { GroupRecord } from "./group-record.ts";
import { groupsOfCsv } from "./groups-of-csv.ts";
import { groupsOfJson } from "./groups-of-json.ts";
import { InputError, quoted } from "./input-error.ts";
import { isJson, openText } from "./open-text.ts";
import { readJson } from "./read-json.ts";
import { readRows } from "./read-rows.ts";

/**
 * Reads groups from JSON (Graph's `{"value": […]}`, an array, one object, NDJSON, a snapshot's `{"Groups": […]}`) or
 * from a CSV inventory of rules, told apart by their content.
 *
 * @throws InputError for a file that cannot be read, a dynamic group without its rule, and an id that comes twice
 */
export async function readGroups(
  source: AsyncIterable<Uint8Array>,
  { file }: { readonly file: string },
): Promise<readonly GroupRecord[]> {
  const text = await openText(source, file);
  const records = isJson(text.head)
    ? groupsOfJson(readJson(text, ["value", "Groups"]))
    : groupsOfCsv(readRows(text));
  const groups = new Map<string, GroupRecord>();
  for await (const group of records) {
    const key = group.id.toLowerCase();
    const earlier = groups.get(key);
    if (earlier !== undefined) throw twice(group, earlier, file);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function twice({ id, line = 1 }: GroupRecord, earlier: GroupRecord, file: string): InputError {
  const problem = `the group ${quoted(id)} is that of line ${earlier.line} too`;
  return new InputError(problem, { file, line }, "give each group an id of its own");
}

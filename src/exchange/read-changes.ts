import type { Change } from "../directory/change.ts";
import { idIn, propertiesIn, subjectIn } from "./canonical-subject.ts";
import { InputError } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";
import { openAnyText } from "./open-text.ts";
import { placeOfKey } from "./place-of-key.ts";
import { readJson } from "./read-json.ts";
import { timeOf } from "./time-of.ts";

/** A change as a file gives it. */
export interface ChangeRecord {
  readonly change: Change;
  /** The line on which it starts. */
  readonly line: number;
  /** When it happened, where the file says so under `at`. */
  readonly at: Date | undefined;
}

/**
 * Reads changes of the directory, one JSON object a line. The directory checks the names and values of attributes.
 *
 * @throws InputError for a line that is no change
 */
export async function* readChanges(
  source: AsyncIterable<Uint8Array>,
  { file }: { readonly file: string },
): AsyncGenerator<ChangeRecord> {
  for await (const record of readJson(await openAnyText(source, file))) {
    yield { change: changeOf(record), line: record.line, at: timeOf(record) };
  }
}

function changeOf(record: JsonRecord): Change {
  const { kind } = record.value;
  switch (kind) {
    case "upsert":
    case "patch":
      return {
        kind,
        subject: subjectIn(record),
        id: idIn(record),
        properties: propertiesIn(record),
      };
    case "remove":
      return { kind, subject: subjectIn(record), id: idIn(record) };
    default:
      throw new InputError(
        "`kind` is none of `upsert`, `patch` and `remove`",
        placeOfKey(record, "kind"),
      );
  }
}

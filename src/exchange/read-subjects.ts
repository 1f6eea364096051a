import type { SubjectKind } from "../schema/property.ts";
import { InputError, quoted } from "./input-error.ts";
import { isJson, openText } from "./open-text.ts";
import { readJson } from "./read-json.ts";
import { readRows } from "./read-rows.ts";
import type { SubjectRecord } from "./subject-record.ts";
import { subjectsOfCsv } from "./subjects-of-csv.ts";
import { subjectsOfJson } from "./subjects-of-json.ts";

/** What is known of a file of subjects beside its bytes. */
export interface SubjectsOptions {
  /** What errors call the file. */
  readonly file: string;
  /** Whom it lists, where it does not say so itself: users where this is left out. */
  readonly subject?: SubjectKind | undefined;
  /** Extension properties of applications that are asked for: unknown where a CSV file has no column of them. */
  readonly extensions?: readonly string[] | undefined;
}

/**
 * Reads users or devices from CSV (the portal's, PowerShell's, or by names of rules or Graph) or JSON (Graph's
 * `{"value": […]}`, an array, NDJSON), told apart by their content. Only one subject is held at a time, and the ids.
 *
 * @throws InputError for a file that cannot be read, and for an id that comes twice
 */
export async function* readSubjects(
  source: AsyncIterable<Uint8Array>,
  { file, subject, extensions = [] }: SubjectsOptions,
): AsyncGenerator<SubjectRecord> {
  const text = await openText(source, file);
  const records = isJson(text.head)
    ? subjectsOfJson(readJson(text), subject)
    : subjectsOfCsv(readRows(text), subject ?? "user", extensions);
  const lines = new Map<string, number>();
  for await (const record of records) {
    const { id, line } = record;
    const earlier = lines.get(id.toLowerCase());
    if (earlier !== undefined) {
      throw new InputError(
        `the id ${quoted(id)} is that of line ${earlier} too`,
        { file, line },
        "keep one of the two",
      );
    }
    lines.set(id.toLowerCase(), line);
    yield record;
  }
}

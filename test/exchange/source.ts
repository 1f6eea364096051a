import { type ChangeRecord, readChanges } from "../../src/exchange/read-changes.ts";
import { type CommandRecord, readCommands } from "../../src/exchange/read-commands.ts";
import { InputError } from "../../src/exchange/input-error.ts";
import { readGroups } from "../../src/exchange/read-groups.ts";
import { readSubjects, type SubjectsOptions } from "../../src/exchange/read-subjects.ts";
import type { GroupRecord } from "../../src/exchange/group-record.ts";
import type { SubjectRecord } from "../../src/exchange/subject-record.ts";

type Content = string | Uint8Array;

export const bytesOf = (content: Content): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

/** The bytes of a file in pieces that end at the given offsets. */
export async function* sourceOf(
  content: Content,
  cuts: readonly number[] = [],
): AsyncGenerator<Uint8Array> {
  const bytes = bytesOf(content);
  const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
  let start = 0;
  for (const end of ends) {
    yield bytes.slice(start, end);
    start = end;
  }
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

type Options = Partial<SubjectsOptions> & { readonly cuts?: readonly number[] };

export async function subjectsIn(
  content: Content,
  { cuts, ...options }: Options = {},
): Promise<SubjectRecord[]> {
  return allOf(readSubjects(sourceOf(content, cuts), { file: "users.csv", ...options }));
}

/** The one subject of a file. */
export async function subjectIn(content: Content, options?: Options): Promise<SubjectRecord> {
  const [subject, ...others] = await subjectsIn(content, options);
  if (subject === undefined || others.length > 0) throw new Error("not one subject");
  return subject;
}

export const groupsIn = (content: Content): Promise<readonly GroupRecord[]> =>
  readGroups(sourceOf(content), { file: "groups.json" });

export const changesIn = (content: Content): Promise<ChangeRecord[]> =>
  allOf(readChanges(sourceOf(content), { file: "changes.ndjson" }));

export const commandsIn = (content: Content): Promise<CommandRecord[]> =>
  allOf(readCommands(sourceOf(content), { file: "commands.ndjson" }));

/** The error that reading ends in, without its stack. */
export async function errorOf(reading: Promise<unknown>): Promise<InputError> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

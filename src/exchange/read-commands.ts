import type { Command } from "../tenant/command.ts";
import { commandOf } from "./command-of.ts";
import { InputError } from "./input-error.ts";
import type { JsonRecord } from "./json-framer.ts";
import { openAnyText } from "./open-text.ts";
import { placeOfPath } from "./place-of-path.ts";
import { readJson } from "./read-json.ts";
import { sentenceOf } from "./shape.ts";
import { timeOf } from "./time-of.ts";

/** A command as a file gives it. */
export interface CommandRecord {
  readonly command: Command;
  /** When it was given, where the file says so under `at`. */
  readonly at: Date | undefined;
  /** The line on which it starts. */
  readonly line: number;
}

/**
 * Reads commands of a tenant, one JSON object a line, with `at` beside the keys of the command where the file tells the
 * time.
 *
 * @throws InputError for a line that is no command
 */
export async function* readCommands(
  source: AsyncIterable<Uint8Array>,
  { file }: { readonly file: string },
): AsyncGenerator<CommandRecord> {
  for await (const record of readJson(await openAnyText(source, file))) {
    yield { command: commandIn(record), at: timeOf(record), line: record.line };
  }
}

function commandIn(record: JsonRecord): Command {
  const { at: _, ...value } = record.value;
  const reading = commandOf(value);
  if (reading.ok) return reading.command;
  const { fault } = reading;
  const { kind } = value;
  const whole = typeof kind === "string" ? `\`${kind}\`` : "the command";
  throw new InputError(sentenceOf(fault, whole), placeOfPath(record, fault.path), fault.hint);
}

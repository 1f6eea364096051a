import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Progress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

/** The bytes of a file, or of standard input where the name is `-`. */
export interface Input {
  /** What messages call it. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Opens a file to be read once, from its beginning to its end.
 *
 * @throws UsageError where there is no such file, or where it cannot be read
 */
export async function openInput(file: string, progress?: Progress): Promise<Input> {
  if (file === "-") return { file: "standard input", bytes: process.stdin };
  const size = await sizeOf(file);
  return { file, bytes: counted(createReadStream(file), size, progress, file) };
}

/** The whole text of a file that is small by its nature, without its byte order mark. */
export async function readText(file: string): Promise<string> {
  const { bytes } = await openInput(file);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  try {
    for await (const chunk of bytes) text += decoder.decode(chunk, { stream: true });
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw new UsageError(`${file}: the file is not UTF-8`, "save it as UTF-8");
    throw error;
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isDirectory())
      throw new UsageError(`${file}: this is a folder`, "name the files in it");
    return found.size;
  } catch (error) {
    throw error instanceof UsageError ? error : asUsageError(error, file);
  }
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
  progress: Progress | undefined,
  file: string,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    for await (const chunk of bytes) {
      read += chunk.length;
      progress?.update(`reading ${file}`, read, size);
      yield chunk;
    }
  } catch (error) {
    throw asUsageError(error, file);
  }
}

function asUsageError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ENOENT")
    return new UsageError(`${file}: there is no such file`, "check the path");
  if (error.code === "EACCES") return new UsageError(`${file}: reading it is not permitted`);
  return new UsageError(`${file}: ${error.message}`);
}

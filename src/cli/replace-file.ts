import { randomUUID } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

/** What is to take the place of the content of a file. */
export interface Replacement {
  readonly file: string;
  /** What the file holds by now, as far as the caller knows. */
  readonly expected: Uint8Array;
  readonly content: string;
  /** Looks at the new content under the name of a file beside, and says what is wrong with it. */
  readonly verify: (draft: string) => Promise<string | undefined>;
}

/**
 * Replaces a file whole or not at all: the new content is written beside it under a name with the same ending, and
 * renamed. Links are followed, and who may read and write stays as it is.
 *
 * @returns why the file was left as it is; `undefined` where it was replaced
 */
export async function replaceFile(replacement: Replacement): Promise<string | undefined> {
  try {
    return await replaced(replacement);
  } catch (error) {
    if (error instanceof Error && "code" in error) return error.message;
    throw error;
  }
}

async function replaced({
  file,
  expected,
  content,
  verify,
}: Replacement): Promise<string | undefined> {
  const place = await realpath(file);
  const ending = extname(place);
  const draft = join(dirname(place), `.${basename(place, ending)}.${randomUUID()}${ending}`);
  try {
    await write(draft, content, (await stat(place)).mode);
    const fault = await verify(draft);
    if (fault !== undefined) return fault;
    if (!(await readFile(place)).equals(expected)) return "the file changed meanwhile";
    await rename(draft, place);
    return undefined;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Sees to it that the content is on the disk before the name points to it. */
async function write(draft: string, content: string, mode: number): Promise<void> {
  const opened = await open(draft, "wx");
  try {
    await opened.writeFile(content);
    await opened.chmod(mode & 0o7777);
    await opened.sync();
  } finally {
    await opened.close();
  }
}

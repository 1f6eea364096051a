import { decode } from "./decode.ts";
import { InputError } from "./input-error.ts";

/** A file that is read as text, once. */
export interface OpenText {
  readonly file: string;
  /** The first lines, to tell by them what the file is. */
  readonly head: string;
  /** All of the text, piece by piece, the head included. */
  readonly text: AsyncIterable<string>;
}

/**
 * Opens a file as text, of which it holds one piece at a time.
 *
 * @throws InputError where there is nothing but white space
 */
export async function openText(source: AsyncIterable<Uint8Array>, file: string): Promise<OpenText> {
  const text = await openAnyText(source, file);
  if (text.head !== "") return text;
  throw new InputError("the file is empty", { file, line: 1 }, "export it again");
}

/** Opens a file as text, which may be empty: a day without changes is no fault. */
export async function openAnyText(
  source: AsyncIterable<Uint8Array>,
  file: string,
): Promise<OpenText> {
  const pieces = withFullHead(decode(source, file));
  const first = await pieces.next();
  if (first.done === true) return { file, head: "", text: pieces };
  return { file, head: first.value, text: resumed(first.value, pieces) };
}

/** Tells whether a text is JSON rather than CSV, whose heading starts with a name. */
export const isJson = (head: string): boolean => /^\s*[[{]/u.test(head);

/** Lengthens the first piece until it tells what the file is. Gives nothing for a blank file. */
async function* withFullHead(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let head = "";
  let isFull = false;
  for await (const piece of pieces) {
    if (isFull) yield piece;
    else {
      head += piece;
      isFull = tells(head);
      if (isFull) yield head;
    }
  }
  if (!isFull && head.trim() !== "") yield head;
}

/** Two lines may stand before the heading of a CSV file, and the heading ends in a line break. */
function tells(head: string): boolean {
  const text = head.trimStart();
  return isJson(text) || text.length > enough || text.split("\n").length > 3;
}

const enough = 65_536;

async function* resumed(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield head;
    yield* rest;
  } finally {
    // A reader that goes away at the head has not come to the rest, which holds the file open.
    await rest.return(undefined);
  }
}

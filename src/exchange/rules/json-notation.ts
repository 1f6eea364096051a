import { escapesIn, type Notation, transcribe } from "./notation.ts";

/** What stands between the quotes of a JSON string. */
export const jsonString: Notation = {
  read: (written) => transcribe(written, escapesIn(written, escapes, meaningOf)),
  write: (text) => JSON.stringify(text).slice(1, -1),
  problem: "this is no JSON string",
};

const escapes = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])|["\\]/gu;

function meaningOf(escape: string): string | undefined {
  return escape.length === 1 ? undefined : String(JSON.parse(`"${escape}"`));
}

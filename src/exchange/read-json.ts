import { type FramedRecord, JsonFramer } from "./json-framer.ts";
import type { OpenText } from "./open-text.ts";

/**
 * Reads the values of a JSON file one by one: those of an array, of the list in Graph's `{"value": […]}`, or values
 * that follow each other as in NDJSON. Holds one value and one piece of the file at a time.
 *
 * @param lists names under which an object around the values may hold them
 * @throws InputError where the text is no JSON, or holds something else than objects
 */
export async function* readJson(
  { file, text }: OpenText,
  lists: readonly string[] = ["value"],
): AsyncGenerator<FramedRecord> {
  const framer = new JsonFramer(file, lists);
  for await (const piece of text) yield* framer.push(piece);
  framer.end();
}

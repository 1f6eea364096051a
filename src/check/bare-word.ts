import type { Span } from "../grammar/span.ts";

/** A word in the place of something quoted: a space parts it from what stood close to the quotes. */
export function bareWord(word: string, { start, end }: Span, text: string): string {
  const before = isFree(text[start - 1]) ? "" : " ";
  const after = isFree(text[end]) ? "" : " ";
  return before + word + after;
}

const isFree = (character: string | undefined): boolean =>
  character === undefined || /[\s()]/u.test(character);

import type { Diagnostic } from "../grammar/diagnostic.ts";

/** One finding for each of a few things, and one for all of them where each on its own would be noise. */
export const eachOrAll = <Thing>(
  things: readonly Thing[],
  each: (thing: Thing) => Diagnostic,
  all: (things: readonly Thing[]) => Diagnostic,
): Diagnostic[] => (things.length <= few ? things.map(each) : [all(things)]);

/** The first few of many texts, as a message lists them. */
export function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, few).join(", ");
  return texts.length <= few ? shown : `${shown} and ${texts.length - few} more`;
}

const few = 3;

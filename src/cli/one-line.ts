/** A text from a file on one line of the screen, and not longer than it can hold. */
export function oneLine(text: string): string {
  const line = withoutBreaks(text);
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const longest = 120;

/** The same, however long it is: a name within a message must not begin a line of its own. */
export const withoutBreaks = (text: string): string => text.replaceAll(/\s+/gu, " ");

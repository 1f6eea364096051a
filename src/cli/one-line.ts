/** A text from a file on one line of the screen, and not longer than it can hold. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const longest = 120;

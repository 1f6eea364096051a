/** Where a cell stands in a text, without its quotes. */
export interface CellExtent {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/**
 * Finds the cells of the row of a CSV file that starts at an offset, up to its line break or the end of the text. The
 * row must be whole and well-formed, as a row that was read is.
 */
export function* cellsFrom(text: string, offset: number, separator: string): Generator<CellExtent> {
  let at = offset;
  for (;;) {
    const isQuoted = text[at] === '"';
    const start = isQuoted ? at + 1 : at;
    const end = isQuoted ? closingQuote(text, start) : endOfBare(text, start, separator);
    yield { start, end, isQuoted };
    const behind = isQuoted ? end + 1 : end;
    if (text[behind] !== separator) return;
    at = behind + 1;
  }
}

/** The quote that is not doubled. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}

function endOfBare(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== "\r" && text[at] !== "\n") at++;
  return at;
}

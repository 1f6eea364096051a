/**
 * Writes a row of a CSV file, without its line break: quotes as RFC 4180 has them, commas between the cells.
 *
 * A cell that a spreadsheet would take for a formula, as it begins with `=`, `+`, `-`, `@`, a tab or a carriage return,
 * gets an apostrophe in front: names come from directories into which others write.
 */
export const csvRow = (cells: readonly string[]): string =>
  // An empty line would be no row at all.
  cells.length === 1 && cells[0] === "" ? '""' : cells.map(cellOf).join(",");

function cellOf(text: string): string {
  const guarded = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

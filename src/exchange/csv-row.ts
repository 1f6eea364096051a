import { type Place, positionAfter } from "./input-error.ts";

/** A row of a CSV file. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The row as it is written, with line feeds for line breaks. */
  readonly raw: string;
  readonly separator: string;
  readonly file: string;
  /** The line on which it starts. */
  readonly line: number;
}

/** Where a cell of a row starts. */
export function placeOfCell(row: Omit<CsvRow, "cells">, index: number): Place {
  const before = row.raw.slice(0, offsetOfCell(row.raw, row.separator, index));
  return { file: row.file, ...positionAfter({ line: row.line, column: 1 }, before) };
}

function offsetOfCell(raw: string, separator: string, index: number): number {
  let cell = 0;
  let isQuoted = false;
  for (let offset = 0; offset < raw.length; offset++) {
    if (cell === index) return offset;
    if (raw[offset] === '"') isQuoted = !isQuoted;
    else if (raw[offset] === separator && !isQuoted) cell++;
  }
  return raw.length;
}

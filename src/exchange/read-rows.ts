import { CsvError, type CsvErrorCode, parse, type Parser } from "csv-parse";
import { isPrelude, separatorOf } from "./csv-heading.ts";
import { type CsvRow, placeOfCell } from "./csv-row.ts";
import { InputError, positionAfter } from "./input-error.ts";
import type { OpenText } from "./open-text.ts";

/**
 * Reads the rows of a CSV file one by one, the heading first. Lines before the heading that bulk operations of the
 * portal (`version:v1.0`) and PowerShell (`#TYPE …`) write are left out, as are empty lines. The separator is the
 * comma, semicolon or tab that the heading has most of.
 *
 * @throws InputError where quotes do not fit, or a row has another number of cells than the heading
 */
export async function* readRows({ file, head, text }: OpenText): AsyncGenerator<CsvRow> {
  const separator = separatorOf(head);
  const rows = new Rows(file, separator);
  const parser = parse({
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longest,
  });
  parser.on("error", ignore);
  for await (const piece of text) {
    parser.write(piece);
    yield* rows.readyIn(parser);
    if (parser.errored !== null) throw rows.faultOf(parser.errored);
  }
  parser.end();
  yield* rows.restOf(parser);
  if (!rows.hasHeading)
    throw new InputError(
      "the file has no heading",
      { file, line: 1 },
      "its first line must name the columns",
    );
}

/** In bytes. Without a bound a quote that is never closed would hold the whole file. */
const longest = 1_000_000;

/** Errors are thrown where rows are read; without a listener they would end the process. */
function ignore(): void {}

interface ParsedRow {
  readonly record: readonly string[];
  readonly raw: string;
}

/** Makes rows of what the parser gives: counts lines, skips what stands before the heading, compares the widths. */
class Rows {
  private readonly file: string;
  private readonly separator: string;
  /** The line behind the last row. */
  private line = 1;
  private width: number | undefined;

  public constructor(file: string, separator: string) {
    this.file = file;
    this.separator = separator;
  }

  public get hasHeading(): boolean {
    return this.width !== undefined;
  }

  /** The rows that the parser can give at once. */
  public *readyIn(parser: Parser): Generator<CsvRow> {
    for (let read: unknown = parser.read(); isRow(read); read = parser.read())
      yield* this.take(read);
  }

  /** The rows that the parser gives before its end. */
  public async *restOf(parser: Parser): AsyncGenerator<CsvRow> {
    try {
      for await (const read of parser) if (isRow(read)) yield* this.take(read);
    } catch (error) {
      throw this.faultOf(error);
    }
  }

  /** What the parser refused, at the cell where it did; other errors as they are. */
  public faultOf(error: unknown): unknown {
    if (!(error instanceof CsvError)) return error;
    const { raw, column, code } = error;
    const [problem, hint] = faults[code] ?? [error.message];
    return new InputError(problem, placeOfCell(this.placed(String(raw)), Number(column)), hint);
  }

  private *take({ record, raw }: ParsedRow): Generator<CsvRow> {
    const row = { ...this.placed(raw), cells: record };
    this.line = positionAfter({ line: row.line, column: 1 }, row.raw).line;
    if (this.width === undefined && isPrelude(row.raw)) return;
    this.width ??= record.length;
    if (record.length !== this.width) throw otherWidth(row, this.width);
    yield row;
  }

  /** The parser counts a row's line breaks in quotes by the character, and puts empty lines in front of the row. */
  private placed(raw: string): Omit<CsvRow, "cells"> {
    const lines = raw.replaceAll(/\r\n?/gu, "\n");
    const text = lines.replace(/^\n+/u, "");
    const line = this.line + (lines.length - text.length);
    return { raw: text, separator: this.separator, file: this.file, line };
  }
}

/** With `raw`, the parser gives objects of this shape; its types do not say so. */
const isRow = (read: unknown): read is ParsedRow =>
  typeof read === "object" && read !== null && "record" in read && "raw" in read;

function otherWidth(row: CsvRow, width: number): InputError {
  const { length } = row.cells;
  const hint =
    length < width
      ? "the row may be cut off: export the file again"
      : "put cells that hold the separator in double quotes";
  return new InputError(`the row has ${length} cells, the heading ${width}`, row, hint);
}

const doubled = 'write a quote inside a quoted cell twice: `""`';

const faults: Partial<Readonly<Record<CsvErrorCode, readonly [problem: string, hint: string]>>> = {
  CSV_QUOTE_NOT_CLOSED: ["the cell's quote is never closed", doubled],
  CSV_INVALID_CLOSING_QUOTE: ["the cell goes on behind its closing quote", doubled],
  INVALID_OPENING_QUOTE: [
    "a quote stands inside a cell without quotes",
    "put the cell in double quotes, and write a quote inside it twice",
  ],
  CSV_MAX_RECORD_SIZE: [
    `the row is longer than ${longest.toLocaleString("en-US")} bytes`,
    "a quote in it is probably never closed",
  ],
};

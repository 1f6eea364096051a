import { isPrelude, separatorOf } from "../csv-heading.ts";
import type { CsvRow } from "../csv-row.ts";
import type { OpenText } from "../open-text.ts";
import { readRows } from "../read-rows.ts";
import { type CellExtent, cellsFrom } from "./csv-cells.ts";
import { type Spot, spotsIn } from "./spots.ts";

/** A row of a CSV file, and how the file has its cells. */
export interface PlacedRow {
  readonly row: CsvRow;
  /** What a cell has between its quotes, where it has some, and where that starts in the file. */
  readonly cellAt: (index: number) => PlacedCell;
}

/** A cell as it is written. */
interface PlacedCell {
  readonly written: string;
  readonly isQuoted: boolean;
  readonly start: Spot;
}

/**
 * Reads the rows of a CSV file with the place of each cell. The parser does not keep what it reads as it was: beside it
 * the text of the rows to come is held, of which each row takes its own.
 */
export async function* placedRows(open: OpenText): AsyncGenerator<PlacedRow> {
  const cutter = new Cutter(separatorOf(open.head));
  for await (const row of readRows({ ...open, text: cutter.passing(open.text) }))
    yield cutter.cut(row);
}

/** Finds the rows in a text that passes by. */
class Cutter {
  private readonly separator: string;
  private text = "";
  /** How far the rows went, and the offset of the text in that of the file. */
  private at = 0;
  private offset = 0;
  private isHeadingFound = false;

  public constructor(separator: string) {
    this.separator = separator;
  }

  public async *passing(pieces: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const piece of pieces) {
      this.offset += this.at;
      this.text = this.text.slice(this.at) + piece;
      this.at = 0;
      yield piece;
    }
  }

  /** Takes the row that the parser gave, which the next of the text is. */
  public cut(row: CsvRow): PlacedRow {
    let cells = this.next();
    while (!this.isHeadingFound && isPrelude(this.text.slice(cells[0].from, this.at)))
      cells = this.next();
    this.isHeadingFound = true;
    const { text, offset } = this;
    const [{ from }, ...extents] = cells;
    const cellAt = (index: number): PlacedCell => {
      const { start, end, isQuoted } = extents[index] ?? {
        start: from,
        end: from,
        isQuoted: false,
      };
      const place = { offset: offset + from, line: row.line, column: 1 };
      const spot = spotsIn(text.slice(from, end), place)(start - from);
      return { written: text.slice(start, end), isQuoted, start: spot };
    };
    return { row, cellAt };
  }

  /** Where the next row starts, behind empty lines, and its cells. */
  private next(): [{ readonly from: number }, ...CellExtent[]] {
    while (this.text[this.at] === "\r" || this.text[this.at] === "\n") this.at++;
    const from = this.at;
    const cells = [...cellsFrom(this.text, from, this.separator)];
    const last = cells.at(-1);
    if (last !== undefined) this.at = last.end + (last.isQuoted ? 1 : 0);
    return [{ from }, ...cells];
  }
}

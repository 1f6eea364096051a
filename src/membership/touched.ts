import type { Column, Satisfied } from "./columns/column.ts";

/** A row that a batch has written to, and what its values satisfied before the first time. */
export class Touched {
  public row = 0;
  /** Whether somebody was there before the batch. */
  public wasThere = true;
  public readonly columns: number[] = [];
  public readonly before: Satisfied[] = [];

  /** Begins anew, for another row. */
  public begin(row: number, wasThere: boolean): this {
    this.row = row;
    this.wasThere = wasThere;
    this.columns.length = 0;
    this.before.length = 0;
    return this;
  }

  /** Notes what a column says of the row, if this is the first time that it is written. */
  public note(index: number, column: Column): void {
    if (!this.columns.includes(index)) this.add(index, column.satisfiedAt(this.row));
  }

  public add(index: number, before: Satisfied): void {
    this.columns.push(index);
    this.before.push(before);
  }
}

/** A line and a column, both from 1. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

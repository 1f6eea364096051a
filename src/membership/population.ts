import { chunkRows } from "./chunk.ts";
import { rowsInChunk } from "./columns/column.ts";
import { TextColumn } from "./columns/text-column.ts";
import type { ChunkMembers } from "./relation/relation.ts";
import type { OnChange, Roster } from "./roster.ts";
import type { RuleBase } from "./rule-base.ts";
import { Selector } from "./select/selector.ts";
import type { SubjectTable } from "./subject-table.ts";
import type { Tuning } from "./tuning.ts";

/** Finds the members of rules among all rows, chunk by chunk: for a rule that is new, and where many rows are. */
export class Population {
  private readonly table: SubjectTable;
  private readonly rules: RuleBase;
  private readonly roster: Roster;
  private readonly selector: Selector;

  public constructor(table: SubjectTable, rules: RuleBase, roster: Roster, { listBelow }: Tuning) {
    this.table = table;
    this.rules = rules;
    this.roster = roster;
    this.selector = new Selector(
      {
        columns: table.columns,
        aliveIn: (chunk) => table.aliveIn(chunk),
        holds: (code, start, row) => rules.holds(code, start, row),
      },
      listBelow,
    );
  }

  /** Makes the members of one group those of its program, over all rows. */
  public populate(rule: number, onChange: OnChange): void {
    const { code } = this.rules.programs;
    const start = this.rules.programs.startOf(rule);
    for (let chunk = 0; chunk < this.table.rows.chunks; chunk++)
      this.place(rule, code, start, chunk, onChange);
  }

  /** Makes the memberships of a chunk of rows those of all rules. */
  public populateChunk(chunk: number): void {
    for (const column of this.table.columns)
      if (column instanceof TextColumn) column.beginPass(chunk);
    const isMuch = rowsInChunk(chunk, this.table.rows.length) > muchFrom;
    if (isMuch && this.roster.relation.isChunkEmpty(chunk))
      this.roster.relation.fillChunk(chunk, this.membersIn(chunk));
    else {
      const { code } = this.rules.programs;
      for (const rule of this.rules.all())
        this.place(rule, code, this.rules.programs.startOf(rule), chunk, ignore);
    }
    for (const column of this.table.columns) if (column instanceof TextColumn) column.endPass();
  }

  /** Calls back with the rows of which a program holds, chunk by chunk: low bits, ascending, the first `count`. */
  public select(
    program: ArrayLike<number>,
    use: (chunk: number, rows: Uint16Array<ArrayBuffer>, count: number) => void,
  ): void {
    for (let chunk = 0; chunk < this.table.rows.chunks; chunk++)
      this.selector.select(program, 0, chunk, (rows, count) => {
        use(chunk, rows, count);
      });
  }

  /** Takes everybody out of a group. */
  public clear(rule: number, onChange: OnChange): void {
    for (let chunk = 0; chunk < this.table.rows.chunks; chunk++)
      this.roster.relation.replaceMembers(rule, chunk, nobody, 0, ignore, (row) => {
        onChange(rule, row, false);
      });
  }

  private *membersIn(chunk: number): Generator<ChunkMembers> {
    const { programs } = this.rules;
    const sorted = new Uint16Array(chunkRows);
    for (const rule of this.rules.all()) {
      const count = this.selector.select(
        programs.code,
        programs.startOf(rule),
        chunk,
        (rows, found) => {
          sorted.set(found === chunkRows ? rows : rows.subarray(0, found));
          return found;
        },
      );
      if (count > 0) yield { group: rule, sorted, count };
    }
  }

  /** Makes the members of a group in a chunk those of its program. */
  private place(
    rule: number,
    code: ArrayLike<number>,
    start: number,
    chunk: number,
    onChange: OnChange,
  ): void {
    this.selector.select(code, start, chunk, (rows, count) => {
      this.roster.relation.replaceMembers(
        rule,
        chunk,
        rows,
        count,
        (row) => {
          onChange(rule, row, true);
        },
        (row) => {
          onChange(rule, row, false);
        },
      );
    });
  }
}

/** Rows of a chunk from which it pays to count memberships before they are written. */
const muchFrom = 2048;

const nobody = new Uint16Array(0);
const ignore = (): void => {};

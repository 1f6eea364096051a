import type { Condition } from "../check/checked-rule.ts";
import type { Properties } from "../directory/properties.ts";
import type { SubjectKind } from "../schema/property.ts";
import { chunkRows, chunkShift } from "./chunk.ts";
import { grown } from "./columns/growth.ts";
import { rowsInChunk } from "./columns/column.ts";
import { Population } from "./population.ts";
import { Roster, type OnChange } from "./roster.ts";
import { RuleBase, type Work } from "./rule-base.ts";
import { SubjectTable, type TableOptions } from "./subject-table.ts";
import { Touched } from "./touched.ts";

/** The engine for one kind of subjects: who there is, what the rules about them ask, and who is in their groups. */
export class SubjectEngine {
  public readonly table: SubjectTable;
  public readonly rules: RuleBase;
  public readonly roster: Roster;
  private readonly population: Population;
  /** How many subjects there were when the rules were last filed anew. */
  private filedAt = 0;
  private readonly bulkFrom: number;

  public constructor(kind: SubjectKind, options: TableOptions, work: Work) {
    this.bulkFrom = options.tuning.bulkFrom;
    this.table = new SubjectTable(kind, options);
    this.rules = new RuleBase(this.table, work, options.tuning);
    this.roster = new Roster(this.table, this.rules);
    this.population = new Population(this.table, this.rules, this.roster, options.tuning);
  }

  /** Gives a rule a condition, in place of the one it has. */
  public setRule(rule: number, condition: Condition, onChange: OnChange): void {
    const program = this.rules.compile(condition);
    this.rules.delete(rule);
    this.rules.add(rule, program);
    this.population.populate(rule, onChange);
  }

  public removeRule(rule: number, onChange: OnChange): void {
    this.population.clear(rule, onChange);
    this.rules.delete(rule);
  }

  /** The rows of which a condition holds, ascending. */
  public select(condition: Condition): Int32Array {
    const program = this.rules.compile(condition);
    let selected = new Int32Array(1024);
    let end = 0;
    this.population.select(program, (chunk, rows, count) => {
      const base = chunk * chunkRows;
      if (end + count > selected.length) selected = grown(selected, end + count);
      for (let index = 0; index < count; index++) selected[end++] = base + rows[index]!;
    });
    this.rules.release(program);
    return selected.subarray(0, end);
  }

  /** The attributes of somebody; `undefined` where nobody has the id. */
  public attributesOf(id: string): Properties | undefined {
    const row = this.table.rowOf(id);
    return row === 0 ? undefined : this.table.attributesOf(row);
  }

  /** Computes the memberships of rows afresh, after a load: chunk by chunk where it wrote many of its rows. */
  public populate(rows: Iterable<number>): void {
    if (this.table.rows.size > this.filedAt * 2) {
      this.rules.refile();
      this.noteFiled();
    }
    const byChunk = Map.groupBy(rows, (row) => row >>> chunkShift);
    for (const [chunk, written] of byChunk) {
      const isMuch = written.length * 8 >= rowsInChunk(chunk, this.table.rows.length);
      if (isMuch && written.length >= this.bulkFrom) this.population.populateChunk(chunk);
      else for (const row of new Set(written)) this.roster.renew(row);
    }
  }

  /** Notes that all rules are filed under what is rare now. */
  public noteFiled(): void {
    this.filedAt = this.table.rows.size;
  }

  /** Lets the time pass. */
  public advance(from: number, to: number, onChange: OnChange): void {
    const touched = new Map<number, Touched>();
    const rows = new Uint16Array(chunkRows);
    for (const [index, clock] of this.table.clocks) {
      const column = this.table.codedColumn(index);
      for (const { code, before } of clock.advance(from, to)) {
        for (let chunk = 0; chunk < column.chunks; chunk++) {
          const count = column.rowsWith([code], chunk, rows);
          for (let at = 0; at < count; at++) {
            const row = chunk * chunkRows + rows[at]!;
            const known = touched.get(row) ?? new Touched().begin(row, true);
            known.add(index, before);
            touched.set(row, known);
          }
        }
      }
    }
    for (const one of touched.values()) this.roster.refresh(one, onChange);
  }

  /** The first instant after `now` at which the answer of a comparison with the time is another for somebody. */
  public nextDue(now: number): number | undefined {
    const dues = Array.from(this.table.clocks.values(), (clock) => clock.nextDue(now));
    return dues.reduce(
      (first, due) => (first === undefined || (due !== undefined && due < first) ? due : first),
      undefined,
    );
  }

  /** Bytes of what grows with subjects, rules and memberships. */
  public get bytes(): number {
    return (
      this.table.columns.reduce((sum, column) => sum + column.bytes, this.table.ids.bytes) +
      this.rules.bytes +
      this.roster.relation.bytes
    );
  }
}

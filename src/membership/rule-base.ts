import type { Condition } from "../check/checked-rule.ts";
import { any, eachComparison, none, or, comparisonsAt, programOf } from "./rules/program.ts";
import { Comparisons } from "./rules/comparisons.ts";
import { normalForm } from "./rules/normal-form.ts";
import { Programs } from "./rules/programs.ts";
import { FlipIndex } from "./index/flip-index.ts";
import type { SubjectTable } from "./subject-table.ts";
import type { Tuning } from "./tuning.ts";
import { grown } from "./columns/growth.ts";

/** What was evaluated since the engine began. */
export interface Work {
  comparisonsEvaluated: number;
  rulesEvaluated: number;
}

/** The rules about the subjects of a table: as programs over its columns, and filed by what can turn them true. */
export class RuleBase {
  public readonly table: SubjectTable;
  public readonly comparisons: Comparisons;
  public readonly programs: Programs = new Programs();
  public readonly index: FlipIndex;
  /** Rules that hold of somebody without any attribute, and even without an id. */
  public readonly ofNobody: Set<number> = new Set();
  /** By rule: its comparisons as bits, which those share whose numbers are 128 apart. */
  private asks = new Int32Array(256 * maskWords);
  private readonly work: Work;
  private readonly rules = new Set<number>();

  public constructor(table: SubjectTable, work: Work, tuning: Tuning) {
    this.table = table;
    this.work = work;
    this.comparisons = new Comparisons(table);
    const { programs, comparisons } = this;
    this.index = new FlipIndex({ programs, comparisons, columns: table.columns }, tuning);
  }

  public get size(): number {
    return this.rules.size;
  }

  /** The numbers of all rules. */
  public all(): Iterable<number> {
    return this.rules;
  }

  /** Writes a condition as a program, which has to be released. */
  public compile(condition: Condition): number[] {
    const { table, comparisons } = this;
    const interned: number[] = [];
    const program = programOf(
      normalForm(condition, {
        columnOf: (name, type) => table.columnOf(name, type),
        intern(column, comparison) {
          const id = comparisons.intern(column, comparison);
          interned.push(id);
          return id;
        },
      }),
    );
    // A condition that says the same twice is a program that says it once.
    eachComparison(program, 0, (comparison) => {
      comparisons.retain(comparison);
    });
    for (const id of interned) comparisons.release(id);
    return program;
  }

  public release(program: ArrayLike<number>): void {
    eachComparison(program, 0, (comparison) => this.comparisons.release(comparison));
  }

  /** Gives a rule its program. */
  public add(rule: number, program: readonly number[]): void {
    this.rules.add(rule);
    this.programs.set(rule, program);
    const mask = rule * maskWords;
    if (mask >= this.asks.length) this.asks = grown(this.asks, mask * 2);
    this.asks.fill(0, mask, mask + maskWords);
    eachComparison(program, 0, (comparison) => {
      this.asks[mask + ((comparison >>> 5) & (maskWords - 1))]! |= 1 << (comparison & 31);
    });
    if (this.holds(program, 0, 0)) this.ofNobody.add(rule);
    this.index.file(rule);
  }

  public delete(rule: number): void {
    const start = this.programs.startOf(rule);
    if (start === -1) return;
    const { code } = this.programs;
    const program = code.slice(start, start + code[start + 1]!);
    this.index.withdraw(rule);
    this.programs.delete(rule);
    this.ofNobody.delete(rule);
    this.rules.delete(rule);
    this.release(program);
  }

  /** Whether a rule asks one of the comparisons whose bits are set and that are marked with this number. */
  public asksMarked(rule: number, bits: Int32Array, marks: Uint32Array, mark: number): boolean {
    const { asks } = this;
    const at = rule * maskWords;
    const shared =
      (asks[at]! & bits[0]!) |
      (asks[at + 1]! & bits[1]!) |
      (asks[at + 2]! & bits[2]!) |
      (asks[at + 3]! & bits[3]!);
    if (shared === 0) return false;
    const { code } = this.programs;
    const start = this.programs.startOf(rule);
    const end = start + code[start + 1]!;
    for (let place = start; place < end;) {
      if (code[place]! <= or) place += 2;
      else {
        const stop = place + code[place + 1]!;
        for (let index = place + comparisonsAt; index < stop; index++)
          if (marks[code[index]!] === mark) return true;
        place = stop;
      }
    }
    return false;
  }

  /** Whether a rule holds of a row. */
  public holdsOf(rule: number, row: number): boolean {
    this.work.rulesEvaluated++;
    return this.holds(this.programs.code, this.programs.startOf(rule), row);
  }

  /** Whether the part of a program that begins at a place holds of a row. */
  public holds(code: ArrayLike<number>, start: number, row: number): boolean {
    const end = start + code[start + 1]!;
    const kind = code[start]!;
    if (kind === any || kind === none) {
      this.work.comparisonsEvaluated++;
      const column = this.table.columns[code[start + 2]!]!;
      return column.satisfiesAny(row, code, start + comparisonsAt, end) === (kind === any);
    }
    const decisive = kind === or;
    for (let at = start + 2; at < end; at += code[at + 1]!)
      if (this.holds(code, at, row) === decisive) return decisive;
    return !decisive;
  }

  /** Files every rule anew, under what is rare now. */
  public refile(): void {
    for (const rule of this.rules) this.index.refile(rule);
  }

  public get bytes(): number {
    return this.programs.bytes + this.index.bytes + this.asks.byteLength;
  }
}

/** 32-bit words of a rule's mask of comparisons; `asksMarked` reads them one by one. */
export const maskWords = 4;

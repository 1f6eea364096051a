import { grown } from "./columns/growth.ts";
import type { Candidates } from "./index/flip-index.ts";
import { isSame, writeFlips } from "./index/flip.ts";
import { Relation } from "./relation/relation.ts";
import { Scratch } from "./relation/scratch.ts";
import { maskWords, type RuleBase } from "./rule-base.ts";
import type { SubjectTable } from "./subject-table.ts";
import { Touched } from "./touched.ts";

/** Told of a row that joined or left the group of a rule. */
export type OnChange = (rule: number, row: number, isJoined: boolean) => void;

/** Who is in the groups of the rules about a table, kept current row by row as attributes change. */
export class Roster {
  public relation: Relation = new Relation();
  private readonly table: SubjectTable;
  private readonly rules: RuleBase;
  /** The groups that the row was in. */
  private readonly groups = new Scratch();
  private groupCount = 0;
  private readonly candidates: Candidates = { rules: new Int32Array(256), count: 0 };
  private flips = new Int32Array(256);
  /** The comparisons that flipped, as bits, as rules keep theirs. */
  private readonly bits = new Int32Array(maskWords);
  /** By comparison: the last refresh in which it flipped. */
  private flipped = new Uint32Array(256);
  /** By rule: the last refresh in which nothing more has to be asked of it. */
  private stamps = new Uint32Array(256);
  private stamp = 0;

  public constructor(table: SubjectTable, rules: RuleBase) {
    this.table = table;
    this.rules = rules;
  }

  /** Makes the memberships of a row those of its attributes as they are now. */
  public refresh(touched: Touched, onChange: OnChange): void {
    const { row } = touched;
    if (!this.table.rows.has(row)) {
      this.leaveAll(row, onChange);
      return;
    }
    const count = this.flipsOf(touched);
    if (count === 0 && touched.wasThere) return;
    this.beginStamp();
    this.markFlips(count);
    this.leave(row, onChange);
    this.join(row, count, touched.wasThere, onChange);
  }

  /** Computes the memberships of a row afresh, whatever they were. */
  public renew(row: number): void {
    const touched = new Touched().begin(row, false);
    for (const [index, column] of this.table.columns.entries())
      touched.add(index, column.satisfiedAt(0));
    const count = this.flipsOf(touched);
    this.beginStamp();
    this.groupCount = this.relation.readGroups(row, this.groups);
    for (const rule of this.groups.values.slice(0, this.groupCount))
      if (!this.rules.holdsOf(rule, row)) this.relation.delete(rule, row);
    this.join(row, count, false, ignore);
  }

  private join(row: number, count: number, wasThere: boolean, onChange: OnChange): void {
    if (!wasThere) for (const rule of this.rules.ofNobody) this.consider(rule, row, onChange);
    const { candidates } = this;
    candidates.count = 0;
    for (let index = 0; index < count; index++)
      this.rules.index.candidates(this.flips[index]!, row, candidates);
    for (let index = 0; index < candidates.count; index++) {
      const rule = candidates.rules[index]!;
      if (this.consider(rule, row, onChange) === false) this.rules.index.testedInVain(rule);
    }
  }

  public members(rule: number): Int32Array {
    const count = this.relation.readMembers(rule, this.groups);
    return this.groups.values.slice(0, count);
  }

  public groupsOf(row: number): Int32Array {
    const count = this.relation.readGroups(row, this.groups);
    return this.groups.values.slice(0, count);
  }

  /** Writes down which comparisons flipped for a row; how many there are. */
  private flipsOf({ row, columns, before }: Touched): number {
    let count = 0;
    for (let index = 0; index < columns.length; index++) {
      const old = before[index]!;
      const young = this.table.columns[columns[index]!]!.satisfiedAt(row);
      if (isSame(old, young)) continue;
      const most = count + old.length + young.length;
      if (most > this.flips.length) {
        this.flips = grown(this.flips, most);
      }
      count = writeFlips(old, young, this.flips, count);
    }
    return count;
  }

  private markFlips(flips: number): void {
    this.bits.fill(0);
    for (let index = 0; index < flips; index++) {
      const comparison = this.flips[index]! >>> 1;
      if (comparison >= this.flipped.length) this.flipped = grown(this.flipped, comparison + 1);
      this.flipped[comparison] = this.stamp;
      this.bits[(comparison >>> 5) & (maskWords - 1)]! |= 1 << (comparison & 31);
    }
  }

  /** Goes through the groups that the row is in: those whose rules ask what flipped may hold no longer. */
  private leave(row: number, onChange: OnChange): void {
    const { rules, bits, flipped, stamp } = this;
    this.groupCount = this.relation.readGroups(row, this.groups);
    const groups = this.groups.values;
    for (let index = 0; index < this.groupCount; index++) {
      const rule = groups[index]!;
      if (!rules.asksMarked(rule, bits, flipped, stamp)) continue;
      this.isNew(rule);
      if (rules.holdsOf(rule, row)) continue;
      this.relation.delete(rule, row);
      onChange(rule, row, false);
    }
  }

  /** Lets a row into a group if it is not in there yet and the rule holds; `false` where it was asked for the first time and does not. */
  private consider(rule: number, row: number, onChange: OnChange): boolean | undefined {
    if (!this.isNew(rule) || this.wasIn(rule)) return undefined;
    if (!this.rules.holdsOf(rule, row)) return false;
    this.relation.add(rule, row);
    onChange(rule, row, true);
    return true;
  }

  /** Whether the row was in the group of a rule when its groups were read. */
  private wasIn(rule: number): boolean {
    const { values } = this.groups;
    let low = 0;
    let high = this.groupCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (values[middle]! < rule) low = middle + 1;
      else high = middle;
    }
    return low < this.groupCount && values[low] === rule;
  }

  private leaveAll(row: number, onChange: OnChange): void {
    for (const rule of this.groupsOf(row)) onChange(rule, row, false);
    this.relation.removeRow(row);
  }

  private beginStamp(): void {
    this.stamp++;
    if (this.stamp <= 0xffff_ffff) return;
    this.stamps.fill(0);
    this.flipped.fill(0);
    this.stamp = 1;
  }

  private isNew(rule: number): boolean {
    if (rule >= this.stamps.length) this.stamps = grown(this.stamps, rule + 1);
    if (this.stamps[rule] === this.stamp) return false;
    this.stamps[rule] = this.stamp;
    return true;
  }
}

const ignore = (): void => {};

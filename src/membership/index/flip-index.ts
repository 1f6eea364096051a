import type { Column } from "../columns/column.ts";
import { grown } from "../columns/growth.ts";
import type { Comparisons } from "../rules/comparisons.ts";
import { and, any, comparisonsAt, none, partsAt } from "../rules/program.ts";
import type { Programs } from "../rules/programs.ts";
import type { Tuning } from "../tuning.ts";
import { type Cover, coverOf, lighter } from "./cover.ts";
import { turnedFalse, turnedTrue } from "./flip.ts";
import { noEntry, PairTable } from "./pair-table.ts";

/** What the index works with: the rules of a table, and what they ask of its columns. */
export interface Indexed {
  readonly programs: Programs;
  readonly comparisons: Comparisons;
  readonly columns: readonly Column[];
}

/** Rules that were found: the first `count`. */
export interface Candidates {
  rules: Int32Array<ArrayBuffer>;
  count: number;
}

/**
 * Finds the rules that a change can turn true.
 *
 * Invariant: where a rule turns true, one of its leaves flipped, and beside that leaf every other part of the
 * conjunctions around it holds. So a rule is filed once for each flip of each of its leaves: alone, or, where many rules hang
 * on the same flip, together with a comparison that must hold beside it: one of the lightest cover among those other
 * parts. Asked for a flip, the index gives the rules filed alone and those filed with a comparison that the subject satisfies.
 */
export class FlipIndex {
  private readonly indexed: Indexed;
  private readonly tuning: Tuning;
  private readonly table = new PairTable();
  /** By rule: its latest entry. */
  private entries = new Int32Array(256).fill(noEntry);
  /** By flip: how many entries it has, whether they are filed in pairs, and and the columns of its partners, each with how many. */
  private sizes = new Int32Array(256);
  private isSplit = new Uint8Array(256);
  private readonly partnerColumns: (number[] | undefined)[] = [];
  /** Flips that have just become many, and whose rules are still filed alone. */
  private readonly unsplit: number[] = [];
  /** By comparison: how many entries have it as partner. */
  private partnerUses = new Uint32Array(128);
  /** By rule: tests in vain since it was filed, and how often it was filed anew in vain. */
  private vain = new Uint32Array(256);
  private doublings = new Uint8Array(256);

  public constructor(indexed: Indexed, tuning: Tuning) {
    this.indexed = indexed;
    this.tuning = tuning;
  }

  /** Files a rule whose program is there. */
  public file(rule: number): void {
    if (rule >= this.entries.length) {
      const known = this.entries.length;
      this.entries = grown(this.entries, rule + 1).fill(noEntry, known);
      this.vain = grown(this.vain, rule + 1);
      this.doublings = grown(this.doublings, rule + 1);
    }
    this.place(rule);
    for (let flip = this.unsplit.pop(); flip !== undefined; flip = this.unsplit.pop())
      for (const other of this.filedAlone(flip)) this.refile(other);
  }

  /** Withdraws a rule; forgets what was learnt of it. */
  public withdraw(rule: number): void {
    for (const flip of this.unfile(rule))
      if (this.sizes[flip]! * 2 < this.tuning.splitBucketAt) this.isSplit[flip] = 0;
    this.doublings[rule] = 0;
  }

  /** Writes the rules that a flip may have turned true for a row, some repeatedly; how many there are with those before. */
  public candidates(flip: number, row: number, into: Candidates): void {
    if (flip >= this.sizes.length || this.sizes[flip] === 0) return;
    this.read(flip, alone, into);
    const partners = this.partnerColumns[flip];
    if (partners === undefined) return;
    for (let index = 0; index < partners.length; index += 2) {
      const satisfied = this.indexed.columns[partners[index]!]!.satisfiedAt(row);
      for (let at = 0; at < satisfied.length; at++) {
        const partner = satisfied[at]!;
        if (partner < this.partnerUses.length && this.partnerUses[partner]! > 0)
          this.read(flip, partner, into);
      }
    }
  }

  /**
   * Notes that a candidate was tested in vain. After many of those it is filed anew, under what is rare by then; where
   * that changes nothing, it takes twice as many the next time.
   */
  public testedInVain(rule: number): void {
    const vain = ++this.vain[rule]!;
    if (vain < this.tuning.patience << this.doublings[rule]!) return;
    const before = this.placesOf(rule);
    this.refile(rule);
    const isSame = this.placesOf(rule) === before;
    this.doublings[rule] = isSame ? Math.min(this.doublings[rule]! + 1, 16) : 0;
  }

  /** Files a rule anew, under what is rare now. */
  public refile(rule: number): void {
    this.unfile(rule);
    this.place(rule);
  }

  public get bytes(): number {
    return this.table.bytes + this.entries.byteLength * 2 + this.sizes.byteLength;
  }

  private read(flip: number, partner: number, into: Candidates): void {
    const { table } = this;
    for (let entry = table.find(flip, partner); entry !== noEntry; entry = table.next(entry)) {
      if (into.count === into.rules.length) into.rules = grown(into.rules, into.count + 1);
      into.rules[into.count++] = table.ownerOf(entry);
    }
  }

  private place(rule: number): void {
    this.vain[rule] = 0;
    this.filePart(rule, this.indexed.programs.startOf(rule), undefined);
  }

  /** `beside` is the lightest cover of what must hold beside the part. */
  private filePart(rule: number, start: number, beside: Cover | undefined): void {
    const { code } = this.indexed.programs;
    const kind = code[start]!;
    if (kind === any || kind === none) {
      const end = start + code[start + 1]!;
      const partners = this.partnersFor(end - start - comparisonsAt, beside);
      const turned = kind === any ? turnedTrue : turnedFalse;
      for (let at = start + comparisonsAt; at < end; at++)
        this.fileFlip(rule, turned(code[at]!), partners);
      return;
    }
    const parts = partsAt(code, start);
    if (kind !== and) {
      for (const part of parts) this.filePart(rule, part, beside);
      return;
    }
    const covers = parts.map((part) => coverOf(code, part, this.frequency));
    const best = covers.reduce(lighter, undefined);
    for (const [index, part] of parts.entries()) {
      const others =
        covers[index] === best
          ? covers.filter((_, other) => other !== index).reduce(lighter, undefined)
          : best;
      this.filePart(rule, part, lighter(beside, others));
    }
  }

  private partnersFor(flips: number, beside: Cover | undefined): readonly number[] | undefined {
    return beside === undefined || flips * beside.comparisons.length > widestProduct
      ? undefined
      : beside.comparisons;
  }

  private fileFlip(rule: number, flip: number, partners: readonly number[] | undefined): void {
    if (flip >= this.sizes.length) {
      this.sizes = grown(this.sizes, flip + 1);
      this.isSplit = grown(this.isSplit, flip + 1);
    }
    if (this.isSplit[flip] === 0 && this.sizes[flip]! >= this.tuning.splitBucketAt) {
      this.isSplit[flip] = 1;
      this.unsplit.push(flip);
    }
    if (partners === undefined || this.isSplit[flip] === 0) this.add(rule, flip, alone);
    else for (const partner of partners) this.add(rule, flip, partner);
  }

  private filedAlone(flip: number): Set<number> {
    const { table } = this;
    const rules = new Set<number>();
    for (let entry = table.find(flip, alone); entry !== noEntry; entry = table.next(entry))
      rules.add(table.ownerOf(entry));
    return rules;
  }

  private add(rule: number, flip: number, partner: number): void {
    this.entries[rule] = this.table.add(flip, partner, rule, this.entries[rule]!);
    this.sizes[flip]!++;
    if (partner === alone) return;
    const column = this.indexed.comparisons.columnOf(partner);
    this.partnerColumns[flip] = withOneMore(this.partnerColumns[flip], column);
    if (partner >= this.partnerUses.length) this.partnerUses = grown(this.partnerUses, partner + 1);
    this.partnerUses[partner]!++;
  }

  /** Deletes the entries of a rule; the flips that they were under. */
  private unfile(rule: number): Set<number> {
    const { table } = this;
    const flips = new Set<number>();
    for (let entry = this.entries[rule]!; entry !== noEntry;) {
      const sibling = table.sibling(entry);
      const flip = table.firstOf(entry);
      const partner = table.secondOf(entry);
      flips.add(flip);
      this.sizes[flip]!--;
      if (partner !== alone) {
        this.partnerUses[partner]!--;
        const column = this.indexed.comparisons.columnOf(partner);
        this.partnerColumns[flip] = withOneLess(this.partnerColumns[flip], column);
      }
      table.delete(entry);
      entry = sibling;
    }
    this.entries[rule] = noEntry;
    return flips;
  }

  /** Where a rule is filed, as one text. */
  private placesOf(rule: number): string {
    const places: string[] = [];
    for (let entry = this.entries[rule]!; entry !== noEntry; entry = this.table.sibling(entry))
      places.push(`${this.table.firstOf(entry)} ${this.table.secondOf(entry)}`);
    return places.join();
  }

  /** Rows that satisfy a comparison; among equals, and while there are no rows, what fewer rules are filed under is rarer. */
  private readonly frequency = (comparison: number): number => {
    const column = this.indexed.columns[this.indexed.comparisons.columnOf(comparison)]!;
    return column.frequency(comparison) + (this.partnerUses[comparison] ?? 0) * 1e-6;
  };
}

/** A list of columns, each with how many there are of it. */
function withOneMore(columns: number[] = [], column: number): number[] {
  for (let index = 0; index < columns.length; index += 2) {
    if (columns[index] !== column) continue;
    columns[index + 1]!++;
    return columns;
  }
  columns.push(column, 1);
  return columns;
}

function withOneLess(columns: number[] | undefined, column: number): number[] | undefined {
  if (columns === undefined) return undefined;
  const at = columns.findIndex((one, index) => index % 2 === 0 && one === column);
  if (--columns[at + 1]! === 0) columns.splice(at, 2);
  return columns.length === 0 ? undefined : columns;
}

/** The partner of those that are filed without one. */
const alone = -1;
/** Flips times partners of one leaf, at most. */
const widestProduct = 1024;

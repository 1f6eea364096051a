import type { Properties, PropertyValue } from "../directory/properties.ts";
import type { SubjectKind } from "../schema/property.ts";
import { ClockIndex } from "./clock-index.ts";
import { CodedColumn } from "./columns/coded-column.ts";
import type { Column, Surroundings } from "./columns/column.ts";
import type { TextHeap } from "./columns/text-heap.ts";
import { IdTable } from "./columns/id-table.ts";
import { type TextBudget, TextColumn } from "./columns/text-column.ts";
import type { HeldType } from "../directory/check-properties.ts";
import { valueOfText } from "./columns/value-text.ts";
import type { Comparison } from "./rules/comparison.ts";
import { RowSet } from "./row-set.ts";
import type { Touched } from "./touched.ts";
import type { Tuning } from "./tuning.ts";

/** How a table begins. */
export interface TableOptions {
  readonly tuning: Tuning;
  readonly texts: TextBudget;
  /** The time, in milliseconds since 1970. */
  readonly clock: () => number;
}

/** The column of object ids is there from the beginning. */
export const idColumn = 0;

/** All users, or all devices: a row each, a column for each property that data or rules have named. */
export class SubjectTable {
  public readonly kind: SubjectKind;
  public readonly columns: Column[];
  public ids: IdTable;
  public rows: RowSet = new RowSet();
  private readonly options: TableOptions;
  private readonly surroundings: Surroundings;
  private readonly byName = new Map<string, number>();
  /** By column: when its values pass the time. */
  public readonly clocks: Map<number, ClockIndex> = new Map();

  public constructor(kind: SubjectKind, options: TableOptions) {
    this.kind = kind;
    this.options = options;
    this.surroundings = { clock: options.clock, length: () => this.rows.length };
    this.ids = new IdTable();
    this.columns = [this.columnOfIds()];
    this.byName.set("objectId", idColumn);
  }

  /** The number of a property's column, which is made where there is none. Extension properties go by lower case. */
  public columnOf(name: string, type: HeldType): number {
    const key = name.startsWith("extension_") ? name.toLowerCase() : name;
    const known = this.byName.get(key);
    if (known !== undefined) return known;
    const index = this.columns.push(new CodedColumn(key, type, this.surroundings)) - 1;
    this.byName.set(key, index);
    return index;
  }

  /** The row of somebody who is there; 0 where nobody has the id. */
  public rowOf(id: string): number {
    const row = this.ids.rowOf(id);
    return this.rows.has(row) ? row : 0;
  }

  /** Lets somebody in, without attributes: the row, which is the old one where it was not released yet. */
  public enter(id: string): number {
    const known = this.ids.rowOf(id);
    const row = known === 0 ? this.rows.take() : known;
    if (known === 0) {
      this.ids.add(id, row);
      this.idTexts.written(row);
    }
    this.rows.add(row);
    return row;
  }

  /** Gives a row a value; notes in `touched`, where it is given, what the one before satisfied. */
  public write(row: number, index: number, text: string, touched?: Touched): void {
    const column = this.columns[index]!;
    if (column.isText(row, text)) return;
    touched?.note(index, column);
    column.write(row, text);
    if (this.clocks.size > 0) this.clocks.get(index)?.written();
    if (column instanceof CodedColumn && this.isTooVaried(column)) this.convert(index, column);
  }

  /** Takes all attributes away. */
  public clear(row: number, touched?: Touched): void {
    for (let index = 1; index < this.columns.length; index++) this.write(row, index, "", touched);
  }

  /** Gives the row of somebody who left free. */
  public release(row: number): void {
    this.ids.delete(this.ids.idOf(row));
    this.idTexts.written(row);
    this.rows.release(row);
  }

  public aliveIn(chunk: number): Uint32Array<ArrayBuffer> {
    return this.rows.bitsOf(chunk);
  }

  /** The attributes of a row, `objectId` among them, on an object without a prototype. */
  public attributesOf(row: number): Properties {
    const attributes: Record<string, PropertyValue> = { __proto__: null };
    for (const [index, column] of this.columns.entries()) {
      const value = valueOfText(column.type, column.textAt(row));
      if (index > 0 && value !== undefined) attributes[column.name] = value;
    }
    attributes["objectId"] = this.ids.idOf(row);
    return attributes;
  }

  public learn(column: number, id: number, comparison: Comparison): void {
    this.columns[column]!.learn(id, comparison);
    if (comparison.clock === undefined) return;
    const clock = this.clocks.get(column) ?? new ClockIndex(this.codedColumn(column));
    clock.learn(id, comparison.clock);
    this.clocks.set(column, clock);
  }

  public forget(column: number, id: number): void {
    this.columns[column]!.forget(id);
    this.clocks.get(column)?.forget(id);
  }

  public codedColumn(index: number): CodedColumn {
    const column = this.columns[index];
    if (!(column instanceof CodedColumn)) throw new TypeError("dates are codes");
    return column;
  }

  /** Takes over ids and rows; there must be nobody yet. */
  public fillIds(ids: IdTable, rows: RowSet): void {
    this.ids = ids;
    this.rows = rows;
    this.columns[idColumn] = this.columnOfIds();
  }

  /** Takes over a column of texts, of which there are none yet. */
  public fillTexts(name: string, type: HeldType, heap: TextHeap): void {
    const index = this.columnOf(name, type);
    this.replace(index, new TextColumn(name, type, this.surroundings, this.options.texts, heap));
  }

  private columnOfIds(): TextColumn {
    const { texts } = this.options;
    return new TextColumn("objectId", "string", this.surroundings, texts, this.ids.texts);
  }

  private get idTexts(): TextColumn {
    const column = this.columns[idColumn];
    if (!(column instanceof TextColumn)) throw new TypeError("object ids are texts");
    return column;
  }

  /** Dates stay codes, as time goes by their values; so do the two booleans. */
  private isTooVaried({ dictionary, type }: CodedColumn): boolean {
    const { textColumnAt } = this.options.tuning;
    if (dictionary.length <= textColumnAt || type === "date" || type === "boolean") return false;
    return dictionary.live > textColumnAt && dictionary.live * 4 > this.rows.size;
  }

  private convert(index: number, coded: CodedColumn): void {
    const { name, type } = coded;
    const column = new TextColumn(name, type, this.surroundings, this.options.texts);
    for (let row = 1; row < this.rows.length; row++) column.write(row, coded.textAt(row));
    this.replace(index, column);
  }

  /** Puts a column of texts in the place of one of codes. */
  private replace(index: number, column: TextColumn): void {
    for (const [id, comparison] of this.codedColumn(index).dictionary.tests.entries())
      column.learn(id, comparison);
    this.columns[index] = column;
  }
}

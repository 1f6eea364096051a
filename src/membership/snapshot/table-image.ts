import type { HeldType } from "../../directory/check-properties.ts";
import { CodedColumn } from "../columns/coded-column.ts";
import { IdTable } from "../columns/id-table.ts";
import { TextColumn } from "../columns/text-column.ts";
import { type HeapImage, TextHeap } from "../columns/text-heap.ts";
import { Relation } from "../relation/relation.ts";
import { RowSet } from "../row-set.ts";
import type { SubjectEngine } from "../subject-engine.ts";
import { idColumn } from "../subject-table.ts";
import type { Numbers } from "./pack.ts";

/** What is no array of numbers of the subjects of a kind; the arrays are taken in the order in which they were given. */
export interface TableData {
  readonly rows: number;
  readonly idWaste: number;
  readonly columns: readonly ColumnData[];
  readonly relation: { readonly numbers: readonly number[]; readonly arrays: number };
}

type ColumnData = {
  readonly name: string;
  readonly type: HeldType;
} & (
  | { readonly kind: "codes"; readonly texts: readonly (string | null)[] }
  | { readonly kind: "texts"; readonly waste: number }
);

/** Describes the subjects of a kind and their memberships; appends their arrays. */
export function imageOf({ table, roster }: SubjectEngine, arrays: Numbers[]): TableData {
  const ids = table.ids.image(table.rows.length);
  const rows = table.rows.image();
  arrays.push(rows.bits, ids.slots, ids.starts, ids.bytes, ids.words);
  const columns = table.columns.slice(idColumn + 1).map((column): ColumnData => {
    const { name, type } = column;
    if (column instanceof CodedColumn) {
      const { codes, texts } = column.image(table.rows.length);
      arrays.push(codes);
      return { name, type, kind: "codes", texts };
    }
    if (!(column instanceof TextColumn))
      throw new TypeError(`${name} is a column of no known kind`);
    const { starts, bytes, words, waste } = column.image(table.rows.length);
    arrays.push(starts, bytes, words);
    return { name, type, kind: "texts", waste };
  });
  const relation = roster.relation.write();
  arrays.push(...relation.arrays);
  return {
    rows: rows.end,
    idWaste: ids.waste,
    columns,
    relation: { numbers: relation.numbers, arrays: relation.arrays.length },
  };
}

/** Fills an engine that has nobody yet, in two steps: who there is, and then, once it knows what rules ask, all about them. */
export class TableFilling {
  private readonly engine: SubjectEngine;
  private readonly data: TableData;
  private readonly arrays: Numbers[];

  /** Takes its arrays from the front of those that are left. */
  public constructor(engine: SubjectEngine, data: TableData, arrays: Numbers[]) {
    this.engine = engine;
    this.data = data;
    const columns = data.columns.reduce((sum, { kind }) => sum + (kind === "codes" ? 1 : 3), 0);
    this.arrays = arrays.splice(0, 5 + columns + data.relation.arrays);
  }

  public fillIds(): void {
    const rows = RowSet.of({ bits: this.take(Uint32Array), end: this.data.rows });
    const slots = this.take(Int32Array);
    this.engine.table.fillIds(IdTable.of({ ...this.takeHeap(this.data.idWaste), slots }), rows);
  }

  public fillColumns(): void {
    const { table, roster } = this.engine;
    for (const { name, type, ...column } of this.data.columns) {
      if (column.kind === "codes") {
        const codes = this.arrays.shift();
        if (codes === undefined || codes instanceof Int32Array) throw otherArrays();
        table.codedColumn(table.columnOf(name, type)).takeOver({ codes, texts: column.texts });
      } else table.fillTexts(name, type, TextHeap.of(this.takeHeap(column.waste)));
    }
    const { numbers } = this.data.relation;
    const arrays = this.arrays.splice(0).map((array) => {
      if (array instanceof Uint16Array || array instanceof Int32Array) return array;
      throw otherArrays();
    });
    roster.relation = Relation.read({ numbers, arrays });
  }

  private take<Kind extends Numbers>(kind: new () => Kind): Kind {
    const array = this.arrays.shift();
    if (!(array instanceof kind)) throw otherArrays();
    return array;
  }

  private takeHeap(waste: number): HeapImage {
    const starts = this.take(Uint32Array);
    const bytes = this.take(Uint8Array);
    const words = this.take(Uint16Array);
    return { starts, bytes, words, waste };
  }
}

const otherArrays = (): TypeError => new TypeError("the arrays are not those of the data");

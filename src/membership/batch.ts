import type { SubjectKind } from "../schema/property.ts";
import type { Write } from "./intake.ts";
import type { SubjectEngine } from "./subject-engine.ts";
import { idColumn } from "./subject-table.ts";
import { Touched } from "./touched.ts";

/**
 * Changes that are written together. Members are compared before the first and after the last of them, so what cancels
 * out within the batch is no change.
 *
 * A batch is most often a single change, and then nothing is made for it: the first entry is used again.
 */
export class Batch {
  private readonly kinds: Readonly<Record<SubjectKind, SubjectEngine>>;
  private readonly entries: Entry[] = [];
  private count = 0;
  /** The entries after the first, by kind and id. */
  private readonly byId = new Map<string, Entry>();

  public constructor(kinds: Readonly<Record<SubjectKind, SubjectEngine>>) {
    this.kinds = kinds;
  }

  public write({ kind, subject, id, columns, texts }: Write): void {
    const { table } = this.kinds[subject];
    const known = table.rowOf(id);
    if (kind === "remove") {
      if (known === 0) return;
      table.clear(known, this.touch(subject, id, known, true));
      table.rows.delete(known);
      return;
    }
    const row = known === 0 ? table.enter(id) : known;
    const touched = this.touch(subject, id, row, known !== 0);
    if (kind === "upsert" && known !== 0) {
      const named = new Set(columns);
      for (let index = 1; index < table.columns.length; index++)
        if (!named.has(index)) table.write(row, index, "", touched);
    }
    for (let index = 0; index < columns.length; index++)
      table.write(row, columns[index]!, texts[index]!, touched);
  }

  /** Brings the memberships of everybody written to up to date, says what changed, and is ready for the next batch. */
  public finish(onChange: (rule: number, subjectId: string, isJoined: boolean) => void): void {
    for (let index = 0; index < this.count; index++) {
      const { subject, id, touched } = this.entries[index]!;
      const { table, roster } = this.kinds[subject];
      roster.refresh(touched, (rule, _, isJoined) => {
        onChange(rule, id, isJoined);
      });
      if (!table.rows.has(touched.row)) table.release(touched.row);
    }
    this.count = 0;
    if (this.byId.size === 0) return;
    this.entries.length = 1;
    this.byId.clear();
  }

  private touch(subject: SubjectKind, id: string, row: number, wasThere: boolean): Touched {
    const known = this.find(subject, id);
    if (known !== undefined) return known.touched;
    const entry = (this.entries[this.count++] ??= new Entry());
    entry.subject = subject;
    entry.id = id;
    if (this.count > 1) this.byId.set(keyOf(subject, id), entry);
    const touched = entry.touched.begin(row, wasThere);
    if (!wasThere) {
      const column = this.kinds[subject].table.columns[idColumn]!;
      touched.add(idColumn, column.satisfiedAt(0));
    }
    return touched;
  }

  private find(subject: SubjectKind, id: string): Entry | undefined {
    if (this.count === 0) return undefined;
    const first = this.entries[0]!;
    if (first.id === id && first.subject === subject) return first;
    return this.count === 1 ? undefined : this.byId.get(keyOf(subject, id));
  }
}

/** A row that a batch has written to, and whose it is. */
class Entry {
  public subject: SubjectKind = "user";
  public id = "";
  public readonly touched: Touched = new Touched();
}

const keyOf = (subject: SubjectKind, id: string): string => `${subject} ${id}`;

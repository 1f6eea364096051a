import type { Change } from "../directory/change.ts";
import {
  attributeFault,
  canHold,
  type ExtraProperties,
  type HeldProperty,
  heldProperty,
} from "../directory/check-properties.ts";
import { RefusedChange } from "../directory/refused.ts";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import { report } from "../grammar/report.ts";
import type { SubjectKind } from "../schema/property.ts";
import { textOfValue } from "./columns/value-text.ts";
import { idColumn, type SubjectTable } from "./subject-table.ts";

/** A change that fits, in terms of a table: the columns that it names, and the texts of their values. */
export interface Write {
  readonly kind: Change["kind"];
  readonly subject: SubjectKind;
  readonly id: string;
  readonly columns: readonly number[];
  readonly texts: readonly string[];
}

/** A column, with the property under whose key it was found. */
interface Slot extends HeldProperty {
  readonly column: number;
}

type Tables = Readonly<Record<SubjectKind, SubjectTable>>;

/** Checks changes before anything of them is written. */
export class Intake {
  private readonly tables: Tables;
  private readonly extra: ExtraProperties;
  private readonly slots: Readonly<Record<SubjectKind, Map<string, Slot>>> = {
    user: new Map(),
    device: new Map(),
  };

  /** Of a single change, which is written before the next one comes. */
  private readonly columns: number[] = [];
  private readonly texts: string[] = [];

  public constructor(tables: Tables, extra: ExtraProperties) {
    this.tables = tables;
    this.extra = extra;
  }

  /**
   * Checks all changes of a batch.
   *
   * @throws RefusedChange with everything that does not fit
   */
  public check(changes: readonly Change[]): Write[] {
    const diagnostics: Diagnostic[] = [];
    const [only] = changes;
    if (only !== undefined && changes.length === 1) {
      this.checkKind(only.id, only.subject, diagnostics);
      this.columns.length = 0;
      this.texts.length = 0;
      const write = this.checkOne(only, diagnostics, this.columns, this.texts);
      if (diagnostics.length > 0)
        throw new RefusedChange(
          diagnostics,
          diagnostics.map(() => 0),
        );
      return [write];
    }
    const places: number[] = [];
    const kinds = new Map<string, SubjectKind | undefined>();
    const writes = changes.map((change, place) => {
      const { id, subject } = change;
      const kind = kinds.has(id) ? kinds.get(id) : this.kindOf(id);
      if (kind !== undefined && kind !== subject) diagnostics.push(otherKind(id, subject, kind));
      kinds.set(id, change.kind === "remove" ? undefined : subject);
      const write = this.checkOne(change, diagnostics);
      while (places.length < diagnostics.length) places.push(place);
      return write;
    });
    if (diagnostics.length > 0) throw new RefusedChange(diagnostics, places);
    return writes;
  }

  /** Checks a change by itself, of a subject that may be of another kind; appends what does not fit, and what the write names. */
  public checkOne(
    change: Change,
    diagnostics: Diagnostic[],
    columns: number[] = [],
    texts: string[] = [],
  ): Write {
    const { kind, subject, id } = change;
    if (kind !== "remove") {
      const { properties } = change;
      for (const key of Object.keys(properties)) {
        const value = properties[key];
        const slot = this.slotOf(subject, key);
        const isOwnId = slot?.column !== idColumn || value === id;
        if (slot === undefined) {
          if (this.extra === "refuse") diagnostics.push(attributeFault(subject, id, key, value));
        } else if (!isOwnId || !this.canHold(subject, slot, value))
          diagnostics.push(attributeFault(subject, id, key, value));
        else if (slot.column !== idColumn) {
          columns.push(slot.column);
          texts.push(textOfValue(slot.type, value));
        }
      }
    }
    return { kind, subject, id, columns, texts };
  }

  /** Checks that an id is not another kind's; appends where it is. */
  public checkKind(id: string, subject: SubjectKind, diagnostics: Diagnostic[]): void {
    if (this.tables[subject].rowOf(id) !== 0) return;
    const kind = this.kindOf(id);
    if (kind !== undefined) diagnostics.push(otherKind(id, subject, kind));
  }

  private kindOf(id: string): SubjectKind | undefined {
    if (this.tables.user.rowOf(id) !== 0) return "user";
    return this.tables.device.rowOf(id) === 0 ? undefined : "device";
  }

  /** A date that somebody has was read before. */
  private canHold(subject: SubjectKind, { type, column }: Slot, value: unknown): boolean {
    if (type !== "date" || typeof value !== "string") return canHold(type, value);
    return this.tables[subject].codedColumn(column).knows(value) || canHold(type, value);
  }

  private slotOf(subject: SubjectKind, key: string): Slot | undefined {
    const slots = this.slots[subject];
    const known = slots.get(key);
    if (known !== undefined) return known;
    const property = heldProperty(subject, key);
    if (property === undefined) return undefined;
    const slot = {
      ...property,
      column: this.tables[subject].columnOf(property.name, property.type),
    };
    // Extension properties go by any letter case, and there are very many of those.
    if (slots.size < rememberedKeys) slots.set(key, slot);
    return slot;
  }
}

const rememberedKeys = 10_000;

const otherKind = (id: string, subject: SubjectKind, kind: SubjectKind): Diagnostic =>
  report("subject-mismatch", { start: 0, end: 0 }, `\`${id}\` is a ${kind}, not a ${subject}`, {
    hint: "an object id belongs to one user or one device",
  });

import type { SubjectData } from "../directory/properties.ts";
import { RefusedChange } from "../directory/refused.ts";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import type { EngineState } from "./engine-state.ts";
import type { Write } from "./intake.ts";
import type { SubjectTable } from "./subject-table.ts";

/** Writes that were made to a table, so that they can be taken back. Rows are numbers here: there may be a million. */
class Journal {
  public readonly table: SubjectTable;
  /** All rows that were written, and those of them that nobody had. */
  public readonly written: number[] = [];
  public readonly entered: number[] = [];
  /** What somebody had before. */
  public readonly replaced: { readonly row: number; readonly texts: readonly string[] }[] = [];

  public constructor(table: SubjectTable) {
    this.table = table;
  }
}

/** Subjects that are in, and in no group yet. */
export interface Loaded {
  /** Puts them into their groups. */
  readonly populate: () => void;
  /** Takes all of them out again. */
  readonly takeBack: () => void;
}

/**
 * Writes many subjects into their tables as they come, all or none, and says nothing of memberships.
 *
 * @throws RefusedChange where one does not fit, or whatever the subjects throw; then nothing is left of them
 */
export function loadInto(state: EngineState, subjects: Iterable<SubjectData>): Loaded {
  const { kinds, both, intake } = state;
  const journals = {
    user: new Journal(kinds.user.table),
    device: new Journal(kinds.device.table),
  };
  const diagnostics: Diagnostic[] = [];
  const places: number[] = [];
  let place = 0;
  // Of one subject after the other.
  const columns: number[] = [];
  const texts: string[] = [];
  state.isLoading = true;
  try {
    for (const data of subjects) {
      if (!state.owns(data.id)) continue;
      intake.checkKind(data.id, data.subject, diagnostics);
      columns.length = 0;
      texts.length = 0;
      const { subject, id, properties } = data;
      const change = { kind: "upsert", subject, id, properties } as const;
      const write = intake.checkOne(change, diagnostics, columns, texts);
      while (places.length < diagnostics.length) places.push(place);
      place++;
      if (diagnostics.length > 0) continue;
      replace(write, journals[subject]);
    }
    if (diagnostics.length > 0) throw new RefusedChange(diagnostics, places);
  } catch (error) {
    for (const journal of Object.values(journals)) takeBack(journal);
    throw error;
  } finally {
    state.isLoading = false;
  }
  return {
    populate: () => {
      for (const engine of both) engine.populate(journals[engine.table.kind].written);
    },
    takeBack: () => {
      for (const journal of Object.values(journals)) takeBack(journal);
    },
  };
}

function replace({ id, columns, texts }: Write, journal: Journal): void {
  const { table } = journal;
  const known = table.rowOf(id);
  const row = known === 0 ? table.enter(id) : known;
  journal.written.push(row);
  if (known === 0) journal.entered.push(row);
  else {
    journal.replaced.push({ row, texts: table.columns.map((one) => one.textAt(row)) });
    table.clear(row);
  }
  for (let index = 0; index < columns.length; index++)
    table.write(row, columns[index]!, texts[index]!);
}

function takeBack({ table, entered, replaced }: Journal): void {
  for (const { row, texts } of replaced.toReversed())
    for (let index = 1; index < table.columns.length; index++)
      table.write(row, index, texts[index] ?? "");
  for (const row of entered) {
    table.clear(row);
    table.rows.delete(row);
    table.release(row);
  }
}

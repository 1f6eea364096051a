import type { Edit } from "../../analysis/minimal-edits.ts";
import { isList } from "../../eval/meaning.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";

/** What to do, `set user.department to "Sales"`, and what the attribute holds before and after. */
export interface EditText {
  readonly task: string;
  readonly passage: string;
}

/** Puts an edit into words. */
export function editText({ property, before, after }: Edit, kind: SubjectKind): EditText {
  const path = `${kind}.${property}`;
  const passage = `${shown(before)} → ${shown(after)}`;
  if (after === undefined) return { task: `clear ${path}`, passage };
  if (!isList(after)) return { task: `set ${path} to ${shown(after)}`, passage };
  const held = isList(before) ? before : [];
  return {
    task: itemsTask(path, withoutAll(held, after), withoutAll(after, held)),
    passage: `${plural(held.length, "item")} → ${after.length}`,
  };
}

function itemsTask(path: string, gone: readonly unknown[], added: readonly unknown[]): string {
  if (gone.length === 0) return `add ${listed(added)} to ${path}`;
  const takeOut = `take ${listed(gone)} out of ${path}`;
  return added.length === 0 ? takeOut : `${takeOut} and add ${listed(added)}`;
}

/** Items that stay are the same ones, not only like them. */
const withoutAll = (items: readonly unknown[], others: readonly unknown[]): readonly unknown[] =>
  items.filter((item) => !others.includes(item));

const listed = (items: readonly unknown[]): string => items.map(shown).join(", ");

const shown = (value: unknown): string =>
  value === undefined ? "unset" : oneLine(JSON.stringify(value));

import type { PropertyValue } from "../directory/properties.ts";
import type { SubjectKind } from "../schema/property.ts";
import { accountOf } from "./account-of.ts";
import { cellValue, listIn } from "./cell-value.ts";
import { type Column, type Columns, columnsOf } from "./csv-columns.ts";
import { type CsvRow, placeOfCell } from "./csv-row.ts";
import { InputError, quoted } from "./input-error.ts";
import { isUnset, lost, misfit, type Reading, shapes } from "./reading.ts";
import { labelOf, type SubjectRecord } from "./subject-record.ts";
import { UnknownNames } from "./unknown-names.ts";

/**
 * Reads the users or devices of a CSV file: of the portal, of PowerShell, or with any heading of names that rules or
 * Graph know. An attribute without a column is unknown, an empty cell is an unset one.
 */
export async function* subjectsOfCsv(
  rows: AsyncIterable<CsvRow>,
  kind: SubjectKind,
  extensions: readonly string[],
): AsyncGenerator<SubjectRecord> {
  const unknown = new UnknownNames(kind, extensions);
  let columns: Columns | undefined;
  for await (const row of rows) {
    if (columns === undefined) columns = columnsOf(row, kind);
    else yield subjectOf(row, kind, columns, unknown);
  }
}

function subjectOf(
  row: CsvRow,
  kind: SubjectKind,
  columns: Columns,
  unknown: UnknownNames,
): SubjectRecord {
  const properties: Record<string, PropertyValue> = {};
  const known: string[] = [];
  for (const column of columns.attributes) {
    const { name } = column.field;
    const value = readingOf(column, row.cells[column.index] ?? "");
    if (value === misfit) throw misfitting(row, column);
    if (value === lost || (columns.isWhole && value === null)) continue;
    known.push(name);
    if (name !== "objectId" && !isUnset(value)) properties[name] = value;
  }
  const id = row.cells[columns.id.index] ?? "";
  if (id === "") throw withoutId(row, columns.id);
  return {
    subject: kind,
    id,
    properties,
    unknown: unknown.except(known),
    account: accountIn(row, columns.account),
    label: labelOf(id, properties),
    line: row.line,
  };
}

function accountIn(row: CsvRow, columns: Columns["account"]): SubjectRecord["account"] {
  const told = new Map([...columns].map(([field, index]) => [field, row.cells[index]] as const));
  return accountOf(told, (field) => placeOfCell(row, columns.get(field) ?? 0));
}

function readingOf({ field, isInverted, isList }: Column, cell: string): Reading {
  const value = cellValue(field.type, isList ? (listIn(cell)[0] ?? "") : cell);
  return isInverted && typeof value === "boolean" ? !value : value;
}

function misfitting(row: CsvRow, { index, heading, field }: Column): InputError {
  const problem = `${quoted(row.cells[index] ?? "")} under ${quoted(heading)} is no ${field.type}`;
  return new InputError(problem, placeOfCell(row, index), shapes[field.type]);
}

function withoutId(row: CsvRow, { index, heading }: Column): InputError {
  const problem = `the row has no id: its cell under ${quoted(heading)} is empty`;
  return new InputError(problem, placeOfCell(row, index), "fill it in, or take the row out");
}

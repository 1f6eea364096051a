import { cellValue, listIn } from "./cell-value.ts";
import { nameIn } from "./csv-heading.ts";
import { type CsvRow, placeOfCell } from "./csv-row.ts";
import { type GroupField, groupFieldOf } from "./group-field.ts";
import type { GroupRecord } from "./group-record.ts";
import { groupOf } from "./group-of.ts";
import { InputError, quoted } from "./input-error.ts";
import { isTypeName, misfit } from "./reading.ts";

/** Reads an inventory of rules: a CSV file with a column of rules, and one of ids or names. */
export async function* groupsOfCsv(rows: AsyncIterable<CsvRow>): AsyncGenerator<GroupRecord> {
  let columns: ReadonlyMap<GroupField, number> | undefined;
  for await (const row of rows) {
    if (columns === undefined) columns = columnsOf(row);
    else yield groupInRow(row, columns);
  }
}

/** Finds what the columns of an inventory hold, by its heading. */
export function columnsOf(heading: CsvRow): ReadonlyMap<GroupField, number> {
  const columns = new Map<GroupField, number>();
  for (const [index, text] of heading.cells.entries()) {
    const field = groupFieldOf(nameIn(text));
    if (field === undefined) continue;
    if (columns.has(field)) {
      const problem = `${quoted(text)} is the second column of its kind`;
      throw new InputError(problem, placeOfCell(heading, index), "keep one of the two columns");
    }
    columns.set(field, index);
  }
  if (!columns.has("membershipRule")) {
    throw new InputError(
      "no column holds membership rules",
      heading,
      "name it `membershipRule` in the first line; the portal's list of groups has no rules, Microsoft Graph's has",
    );
  }
  if (columns.has("id") || columns.has("displayName")) return columns;
  throw new InputError(
    "no column holds the ids or names of the groups",
    heading,
    "name it `id` or `displayName` in the first line",
  );
}

/** Reads one of its groups. */
export function groupInRow(row: CsvRow, columns: ReadonlyMap<GroupField, number>): GroupRecord {
  const cellOf = (field: GroupField): string | undefined => {
    const index = columns.get(field);
    const cell = index === undefined ? undefined : row.cells[index];
    return cell === undefined || cell === "" || isTypeName(cell) ? undefined : cell;
  };
  const types = cellOf("groupTypes");
  return groupOf(
    {
      id: cellOf("id"),
      displayName: cellOf("displayName"),
      description: cellOf("description"),
      membershipRule: cellOf("membershipRule"),
      processingState: cellOf("processingState"),
      membershipType: cellOf("membershipType"),
      groupTypes: types === undefined ? undefined : listIn(types),
      isAssignableToRole: flagIn(row, columns.get("isAssignableToRole")),
      visibility: cellOf("visibility"),
      assignedLicenses: [],
      grants: [],
      members: undefined,
      line: row.line,
    },
    (field) => placeOfCell(row, columns.get(field) ?? 0),
  );
}

function flagIn(row: CsvRow, index: number | undefined): boolean {
  const value = index === undefined ? null : cellValue("boolean", row.cells[index] ?? "");
  if (value !== misfit) return value === true;
  throw new InputError("this is neither true nor false", placeOfCell(row, index ?? 0));
}

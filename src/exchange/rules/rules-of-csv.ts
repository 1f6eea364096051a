import type { GroupField } from "../group-field.ts";
import { columnsOf, groupInRow } from "../groups-of-csv.ts";
import type { RuleSource } from "../rule-source.ts";
import { bareCell, quotedCell } from "./csv-notation.ts";
import { ownerOfGroup } from "./owner-of-group.ts";
import { placedRule } from "./placed-rule.ts";
import type { PlacedRow } from "./placed-rows.ts";
import { UniqueIds } from "./unique-ids.ts";

/** Reads the rules of an inventory in CSV, row by row. */
export async function* rulesOfCsv(rows: AsyncIterable<PlacedRow>): AsyncGenerator<RuleSource> {
  const ids = new UniqueIds();
  let columns: ReadonlyMap<GroupField, number> | undefined;
  for await (const { row, cellAt } of rows) {
    if (columns === undefined) columns = columnsOf(row);
    else {
      const group = groupInRow(row, columns);
      ids.take(group.id, row.file, row.line);
      if (!group.isDynamic || group.membershipRule === undefined) continue;
      const { written, isQuoted, start } = cellAt(columns.get("membershipRule") ?? 0);
      const notation = isQuoted ? quotedCell : bareCell;
      yield placedRule(ownerOfGroup(row.file, group), written, notation, start);
    }
  }
}

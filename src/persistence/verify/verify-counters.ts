import type { Group } from "../../tenant/group.ts";
import { seatsCounter } from "../../tenant/licensing-view.ts";
import { type Counter, pairKey } from "../../tenant/tables.ts";
import type { Database } from "../database.ts";
import { idOf } from "../stored-id.ts";
import type { Findings } from "./difference.ts";

/** Whether the numbers that are kept current are those that counting gives. */
export function verifyCounters(database: Database, findings: Findings): void {
  const counted = seatsTaken(database);
  counted.set("covered users", database.number(covered));
  const kept = new Map<string, number>();
  for (const { id, value } of database.each("SELECT id, value FROM counters"))
    kept.set(idOf(id), database.valueOf<Counter>(value).count);
  for (const name of new Set([...counted.keys(), ...kept.keys()])) {
    const [is, was] = [counted.get(name) ?? 0, kept.get(name) ?? 0];
    if (is !== was) findings.add("counter", `\`${name}\` is kept as ${was}, and counted ${is}`);
  }
}

/** Distinct users in dynamic groups of users. */
const covered = `SELECT count(DISTINCT subject_key)
  FROM membership_rows CROSS JOIN group_rows ON group_rows.key = group_key
  WHERE membershipType = 'Dynamic' AND settings ->> 'subject' = 'user'`;

/** By counter: the distinct users who have a product by at least one group that did not fail for them. */
function seatsTaken(database: Database): Map<string, number> {
  const failures = new Set(
    database.rows("SELECT id FROM license_failures").map(({ id }) => idOf(id)),
  );
  const users = new Map<string, Set<string>>();
  for (const { key, settings } of database.each(licensed)) {
    const { id: groupId, assignedLicenses } = database.valueOf<Group>(settings);
    for (const row of database.each(usersIn, Number(key))) {
      const userId = idOf(row["id"]);
      if (failures.has(pairKey(groupId, userId))) continue;
      for (const { skuId } of assignedLicenses) {
        const having = users.get(skuId) ?? new Set();
        users.set(skuId, having.add(userId));
      }
    }
  }
  return new Map(Array.from(users, ([skuId, having]) => [seatsCounter(skuId), having.size]));
}

const licensed =
  "SELECT key, settings FROM group_rows WHERE json_array_length(settings, '$.assignedLicenses') > 0";

const usersIn =
  "SELECT id FROM membership_rows CROSS JOIN subjects ON key = subject_key WHERE group_key = ? AND kind = 'user'";

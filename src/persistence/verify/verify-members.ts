import type { MembershipEngine } from "../../membership/membership-engine.ts";
import type { Group } from "../../tenant/group.ts";
import { isProcessed } from "../../tenant/is-processed.ts";
import type { Database } from "../database.ts";
import { idOf } from "../stored-id.ts";
import type { Findings } from "./difference.ts";
import { onlyInOne } from "./only-in-one.ts";

/** Whether the members that are stored are those whom an engine computes; where they may differ, whether that is noted. */
export function verifyMembers(
  database: Database,
  findings: Findings,
  engine: MembershipEngine,
): void {
  for (const { key, id, settings } of database.each("SELECT key, id, settings FROM group_rows")) {
    const groupId = idOf(id);
    const stored = idsOf(database, "membership_rows", Number(key));
    const withheld = idsOf(database, "withheld", Number(key));
    if (settings === null) {
      for (const one of [...stored, ...withheld])
        findings.add("membership", `\`${one}\` is in \`${groupId}\`, which was deleted`);
      continue;
    }
    const computed = new Set(engine.members(groupId));
    if (isProcessed(database.valueOf<Group>(settings))) {
      for (const one of withheld)
        findings.add(
          "withheld",
          `\`${one}\` is withheld in \`${groupId}\`, whose rule is processed`,
        );
      for (const one of onlyInOne(computed, stored))
        findings.add(
          "membership",
          `\`${one}\` is ${stored.has(one) ? "" : "not "}in \`${groupId}\`, and the rule says otherwise`,
        );
    } else
      for (const one of onlyInOne(new Set(onlyInOne(computed, withheld)), stored))
        findings.add(
          "withheld",
          `\`${one}\` is ${stored.has(one) ? "" : "not "}in \`${groupId}\`, which is frozen or assigned, and what is withheld says otherwise`,
        );
  }
  for (const row of database.each(gone))
    findings.add(
      "membership",
      `\`${idOf(row["subject_id"])}\` is in \`${idOf(row["group_id"])}\`, and there is nobody of this id`,
    );
}

function idsOf(database: Database, table: string, group: number): Set<string> {
  const sql = `SELECT id FROM ${table} CROSS JOIN subjects ON key = subject_key WHERE group_key = ?`;
  return new Set(database.rows(sql, group).map(({ id }) => idOf(id)));
}

const gone = `SELECT group_rows.id AS group_id, subjects.id AS subject_id
  FROM membership_rows
    JOIN group_rows ON group_rows.key = group_key JOIN subjects ON subjects.key = subject_key
  WHERE NOT EXISTS (SELECT 1 FROM user_rows WHERE user_rows.key = subject_key)
    AND NOT EXISTS (SELECT 1 FROM device_rows WHERE device_rows.key = subject_key)`;

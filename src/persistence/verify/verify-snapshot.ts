import type { Properties } from "../../directory/properties.ts";
import type { MembershipEngine } from "../../membership/membership-engine.ts";
import type { Database } from "../database.ts";
import { hasSnapshot, storedEngine } from "../stored-engine.ts";
import { idOf } from "../stored-id.ts";
import type { Findings } from "./difference.ts";
import { onlyInOne } from "./only-in-one.ts";

/** Whether the engine that opening takes from the snapshot is the one that the tables give. */
export function verifySnapshot(
  database: Database,
  findings: Findings,
  fresh: MembershipEngine,
  now: Date,
): void {
  if (!hasSnapshot(database)) return;
  const { engine, isRestored } = storedEngine(database, now);
  if (!isRestored) {
    findings.add("snapshot", "the snapshot cannot be used; opening makes the engine of the tables");
    return;
  }
  for (const id of onlyInOne(groupsOf(fresh), groupsOf(engine)))
    findings.add("snapshot", `the rule of \`${id}\` is only in one of the snapshot and the tables`);
  for (const id of groupsOf(fresh))
    for (const one of onlyInOne(new Set(fresh.members(id)), new Set(engine.members(id))))
      findings.add(
        "snapshot",
        `\`${one}\` is in \`${id}\` only by one of the snapshot and the tables`,
      );
  const [expected, found] = [fresh.stats().subjects, engine.stats().subjects];
  if (expected !== found)
    findings.add(
      "snapshot",
      `the snapshot has ${found} users and devices, and the tables ${expected}`,
    );
  for (const row of database.each("SELECT id FROM subjects")) {
    const id = idOf(row["id"]);
    if (textOf(fresh.attributesOf(id)) !== textOf(engine.attributesOf(id)))
      findings.add("snapshot", `\`${id}\` has other attributes in the snapshot`);
  }
}

const groupsOf = (engine: MembershipEngine): Set<string> =>
  new Set([...engine.groupsFor("user"), ...engine.groupsFor("device")]);

const textOf = (properties: Properties = {}): string =>
  JSON.stringify(Object.entries(properties).toSorted(([one], [other]) => (one < other ? -1 : 1)));

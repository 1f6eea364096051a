import { isProcessed } from "../../tenant/is-processed.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { plural } from "../plural.ts";
import type { Terminal } from "../terminal.ts";
import type { Session } from "./session.ts";
import { showRows } from "./show-rows.ts";
import { showVerdict } from "./show-verdict.ts";

/** Shows what a session came to: sizes, changes, the work done against the work of evaluating everything, licenses. */
export function showSummary(
  { tenant, totals, evaluatedToBegin }: Session,
  format: "pretty" | "json",
  terminal: Terminal,
): void {
  const { print, colors } = terminal;
  const { subjects, rulesEvaluated } = tenant.stats();
  const groups = tenant.groups();
  const memberships = membershipsOf(tenant);
  const verdict = tenant.verdict();
  const evaluated = rulesEvaluated - evaluatedToBegin;
  const everything = groups.filter(isProcessed).length * totals.changes;
  if (format === "json") {
    const summary = {
      subjects,
      groups: groups.length,
      memberships,
      ...totals,
      rulesEvaluated: evaluated,
      rulesTimesChanges: everything,
      licensesNeeded: verdict.needed,
      verdict,
    };
    print(JSON.stringify({ schemaVersion: 1, summary }));
    return;
  }
  const unlike = [
    ...(totals.refused > 0 ? [`, ${totals.refused} of them refused`] : []),
    ...(totals.held > 0 ? [`, ${totals.held} of them held`] : []),
  ].join("");
  const rows = [
    ["subjects", number(subjects)],
    ["groups", number(groups.length)],
    ["memberships", number(memberships)],
    ["changes", `${number(totals.changes)}${unlike}`],
    ["joined, left", `${number(totals.joined)}, ${number(totals.left)}`],
    ["rules evaluated", `${number(evaluated)} of ${number(everything)} (rules × changes)`],
    ["licenses needed", `${plural(verdict.needed, "user")} in dynamic groups`],
  ] as const;
  print("");
  showRows(rows, terminal);
  const more = showVerdict(verdict);
  if (more !== undefined) print(colors.red(more));
}

const number = (count: number): string => count.toLocaleString("en-US");

/** How many memberships there are, over all groups. */
export const membershipsOf = (tenant: Tenant): number =>
  tenant.groups().reduce((sum, { id }) => sum + tenant.memberCount(id), 0);

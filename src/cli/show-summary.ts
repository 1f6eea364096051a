import { plural } from "./plural.ts";
import type { Session } from "./session.ts";
import { showVerdict } from "./show-step.ts";
import type { Terminal } from "./terminal.ts";

/** Shows what a session came to: sizes, changes, the work done against the work of evaluating everything, licenses. */
export function showSummary(
  session: Session,
  format: "pretty" | "json",
  { print, colors }: Terminal,
): void {
  const { engine, totals, served } = session;
  const { subjects, groups, memberships, rulesEvaluated } = engine.stats();
  const verdict = session.verdict();
  const evaluated = rulesEvaluated - session.evaluatedToBegin;
  const everything = served.size * totals.changes;
  if (format === "json") {
    const summary = {
      subjects,
      groups,
      memberships,
      ...totals,
      rulesEvaluated: evaluated,
      rulesTimesChanges: everything,
    };
    print(
      JSON.stringify({
        schemaVersion: 1,
        summary: { ...summary, licensesNeeded: verdict.needed, verdict },
      }),
    );
    return;
  }
  const rows = [
    ["subjects", subjects.toLocaleString("en-US")],
    ["groups", groups.toLocaleString("en-US")],
    ["memberships", memberships.toLocaleString("en-US")],
    [
      "changes",
      `${totals.changes.toLocaleString("en-US")}${totals.refused > 0 ? `, ${totals.refused} of them refused` : ""}`,
    ],
    [
      "joined, left",
      `${totals.joined.toLocaleString("en-US")}, ${totals.left.toLocaleString("en-US")}`,
    ],
    [
      "rules evaluated",
      `${evaluated.toLocaleString("en-US")} of ${everything.toLocaleString("en-US")} (rules × changes)`,
    ],
    ["licenses needed", `${plural(verdict.needed, "user")} in dynamic groups`],
  ] as const;
  print("");
  for (const [name, value] of rows) print(`${colors.dim(name.padEnd(16))} ${value}`);
  const more = showVerdict(verdict);
  if (more !== undefined) print(colors.red(more));
}

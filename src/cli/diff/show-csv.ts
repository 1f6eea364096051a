import { csvRow } from "../../exchange/csv-text.ts";
import type { Terminal } from "../terminal.ts";
import { nameBefore, type Version } from "./group-change.ts";
import type { MoveLimits, Outcome } from "./outcome.ts";

/** Writes one row for each group of which something differs; the numbers are empty where nobody could be counted. */
export function showCsv(
  outcomes: readonly Outcome[],
  _limits: MoveLimits,
  { print }: Terminal,
): void {
  print(csvRow(heading));
  for (const outcome of outcomes) {
    if (outcome.change.kind !== "same") print(csvRow(rowOf(outcome)));
  }
}

const heading = [
  "groupId",
  "displayName",
  "displayNameBefore",
  "change",
  "membersBefore",
  "membersAfter",
  "joiners",
  "leavers",
  "undecided",
  "unchanged",
  "beyond",
  "ruleBefore",
  "ruleAfter",
];

function rowOf({ change, tally, beyond }: Outcome): string[] {
  const { kind, name, before, after } = change;
  const counts =
    tally === undefined
      ? []
      : [
          tally.before,
          tally.after,
          tally.counts.joiners,
          tally.counts.leavers,
          tally.counts.undecided,
          tally.unchanged,
        ];
  return [
    (after ?? before)?.group?.id ?? "",
    name,
    nameBefore(change) ?? name,
    kind,
    ...Array.from({ length: 6 }, (_, index) => counts[index]?.toString() ?? ""),
    beyond.join(" "),
    ruleOf(before),
    ruleOf(after),
  ];
}

const ruleOf = (version: Version | undefined): string => version?.text ?? "";

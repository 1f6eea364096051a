import type { Refusal } from "../../directory/refusal.ts";
import type { Breach, Held, Refused } from "../../tenant/outcome.ts";
import { withoutBreaks } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { Colors } from "../terminal.ts";
import type { Names } from "./names.ts";

/** Why a batch was refused, with what to do about it; of several commands, which one it is about. */
export const refusalLines = ({ refusals }: Refused, colors: Colors, isOfMany = false): string[] =>
  refusals.flatMap((refusal) => {
    const which = isOfMany ? `command ${refusal.command + 1}: ` : "";
    const message = withoutBreaks(refusal.message);
    return [
      `  ${colors.red("refused:")} ${which}${message} ${colors.dim(`[${refusal.code}]`)}`,
      ...adviceOn(refusal, colors),
    ];
  });

const adviceOn = ({ hint }: Refusal, { dim }: Colors): string[] =>
  hint === undefined ? [] : [`  ${dim("hint:")} ${withoutBreaks(hint)}`];

/** Why a batch is held, and under what name. */
export function heldLines(
  { heldId, breaches, membershipChanges }: Held,
  names: Names,
  colors: Colors,
): string[] {
  const joined = membershipChanges.filter(({ kind }) => kind === "joined").length;
  const would = `${joined} would join, ${membershipChanges.length - joined} would leave`;
  return [
    `  ${colors.yellow("held")} as ${colors.bold(heldId)}: ${would}`,
    ...breaches.map((breach) => `    ${breachText(breach, names)}`),
  ];
}

/** One sentence on a limit that a batch goes beyond. */
export function breachText(breach: Breach, names: Names): string {
  if (breach.kind === "protected user")
    return `${names.subject(breach.subjectId)} is protected, and would move in ${names.group(breach.groupId)}`;
  const { kind, groupId, count, limit, percentOf } = breach;
  const where = groupId === undefined ? "the tenant" : names.group(groupId);
  const most =
    percentOf === undefined ? `${limit}` : `${limit} % of ${plural(percentOf, "membership")}`;
  return `${plural(count, kind.slice(0, -1))} in ${where}, and the limit is ${most}`;
}

import type { MembershipChange } from "../../membership/membership-change.ts";
import { namedIn } from "../../tenant/named-in.ts";
import type { Applied } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { withoutBreaks } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { causesOf, showCause } from "./causes.ts";
import { headingOf } from "./heading.ts";
import { type Names, namesOf } from "./names.ts";
import type { Step } from "./session.ts";
import { effectLines } from "./show-effects.ts";
import { heldLines, refusalLines } from "./show-refusal.ts";

/** Whether there is nothing to say of a batch but that it was done. */
export const isSilent = ({ outcome }: Step): boolean =>
  outcome.kind === "applied" &&
  outcome.membershipChanges.length + outcome.effects.length + outcome.notes.length === 0;

/** Shows a batch: who joined and left which group by it and why, and what came and went with it; or why it was not done. */
export function showStep(tenant: Tenant, step: Step, { print, colors }: Terminal): void {
  const names = namesOf(tenant, step.groupsBefore, step.befores);
  const { whom, what } = headingOf(step, names);
  print(`${colors.dim(timeOf(step.at))}${colors.bold(whom)} ${colors.dim(what)}`);
  for (const line of outcomeLines(tenant, step, names, colors)) print(line);
}

/** The time of the day, where a file gives one. */
export const timeOf = (at: Date | undefined): string =>
  at === undefined ? "" : `${at.toISOString().slice(11, 16)} `;

function outcomeLines(tenant: Tenant, step: Step, names: Names, colors: Colors): string[] {
  const { outcome } = step;
  switch (outcome.kind) {
    case "refused":
      return refusalLines(outcome, colors, step.commands.length > 1);
    case "held":
      return heldLines(outcome, names, colors);
    case "applied":
      return appliedLines(tenant, step, outcome, names, colors);
    default:
      return outcome satisfies never;
  }
}

function appliedLines(
  tenant: Tenant,
  step: Step,
  { membershipChanges, effects, notes }: Applied,
  names: Names,
  colors: Colors,
): string[] {
  const { subjectId, groupId } = onlyNamed(step);
  const moves = membershipChanges.slice(0, most).map((change) => {
    const mark = change.kind === "joined" ? colors.green("+ joined") : colors.red("- left  ");
    const causes = causesOf(tenant, step, change).map(showCause).join("");
    return `  ${mark} ${placeOf(change, names, { subjectId, groupId })}${colors.dim(causes)}`;
  });
  const others = membershipChanges.length - moves.length;
  return [
    ...moves,
    ...(others > 0 ? [`  … and ${plural(others, "more change")} of members`] : []),
    ...effectLines(effects, names, colors, subjectId),
    ...notes.map(({ message }) => `  ${colors.yellow("note:")} ${withoutBreaks(message)}`),
  ];
}

/** More of them say nothing to a person. */
const most = 50;

/** The subject, or the group, that a batch of one command is about. */
function onlyNamed({ commands }: Step): ReturnType<typeof namedIn> {
  const [command, ...more] = commands;
  return command === undefined || more.length > 0 ? {} : namedIn(command);
}

/** What the heading says already is not said again. */
function placeOf(
  change: MembershipChange,
  names: Names,
  {
    subjectId,
    groupId,
  }: { readonly subjectId?: string | undefined; readonly groupId?: string | undefined },
): string {
  if (change.subjectId === subjectId) return names.group(change.groupId);
  if (change.groupId === groupId) return names.subject(change.subjectId);
  return `${names.group(change.groupId)}: ${names.subject(change.subjectId)}`;
}

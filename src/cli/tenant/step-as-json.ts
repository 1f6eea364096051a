import { namedIn } from "../../tenant/named-in.ts";
import type { Outcome } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { causesOf } from "./causes.ts";
import { headingOf } from "./heading.ts";
import { type Names, namesOf } from "./names.ts";
import type { Step } from "./session.ts";

/** A batch and what came of it, as an object for JSON. */
export function stepAsJson(tenant: Tenant, step: Step): object {
  const names = namesOf(tenant, step.groupsBefore, step.befores);
  const { line, at, commands } = step;
  return {
    ...(line === undefined ? {} : { line }),
    ...(at === undefined ? {} : { at: at.toISOString() }),
    ...aboutOf(step, names),
    commands: commands.length,
    outcome: step.outcome.kind,
    ...ofOutcome(tenant, step, step.outcome, names),
  };
}

/** What a batch of one command is about. */
function aboutOf(step: Step, names: Names): object {
  const [command, ...more] = step.commands;
  if (command === undefined || more.length > 0) return { change: "batch" };
  const { subjectId, groupId } = namedIn(command);
  return {
    change: command.kind,
    ...("subject" in command ? { subject: command.subject } : {}),
    ...(subjectId === undefined ? {} : { id: subjectId }),
    ...(groupId === undefined || groupId === subjectId ? {} : { groupId }),
    label: headingOf(step, names).whom,
  };
}

function ofOutcome(tenant: Tenant, step: Step, outcome: Outcome, names: Names): object {
  switch (outcome.kind) {
    case "refused":
      return { membershipChanges: [], refusals: outcome.refusals };
    case "held":
      return {
        membershipChanges: [],
        heldId: outcome.heldId,
        breaches: outcome.breaches,
        wouldMove: outcome.membershipChanges,
      };
    case "applied":
      return {
        batch: outcome.sequence,
        membershipChanges: outcome.membershipChanges.map((change) => ({
          kind: change.kind,
          groupId: change.groupId,
          group: names.group(change.groupId),
          subjectId: change.subjectId,
          because: causesOf(tenant, step, change),
        })),
        effects: outcome.effects,
        notes: outcome.notes,
        verdict: outcome.verdict,
      };
    default:
      return outcome satisfies never;
  }
}

import { assignRole } from "./assign-role.ts";
import { accept, refuse } from "./decision.ts";
import type { Decision } from "./refusal.ts";
import type { RoleAssignment } from "./role-assignment.ts";
import type { RoleCommand } from "./role-command.ts";
import type { RoleContext } from "./role-context.ts";
import { deactivated, isActive, isOver, type RoleWrite } from "./role-expiry.ts";

/** Decides a command about directory roles: what it writes, with what to think of, or why it cannot be done. */
export function takeRoleCommand(command: RoleCommand, context: RoleContext): Decision<RoleWrite> {
  switch (command.kind) {
    case "assignRole":
    case "assignEligibleRole":
      return assignRole(command, context);
    case "activateRole":
      return onAssignment(command.id, context, (assignment) =>
        activateRole(assignment, command.hours, context),
      );
    case "deactivateRole":
      return onAssignment(command.id, context, (assignment) => deactivateRole(assignment, context));
    case "removeRole":
      return onAssignment(command.id, context, ({ id }) => accept({ id, assignment: undefined }));
    default:
      return command satisfies never;
  }
}

function onAssignment(
  id: string,
  { assignments, now }: RoleContext,
  decide: (assignment: RoleAssignment) => Decision<RoleWrite>,
): Decision<RoleWrite> {
  const assignment = assignments.get(id);
  return assignment === undefined || isOver(assignment, now)
    ? refuse("no-such-assignment", `there is no assignment with the id \`${id}\``)
    : decide(assignment);
}

/** Activates an eligible role for some hours, or until the assignment itself ends where that is sooner. */
function activateRole(
  assignment: RoleAssignment,
  hours: number,
  { now, eligibleAllowedBy }: RoleContext,
): Decision<RoleWrite> {
  const { id, kind, until } = assignment;
  if (kind !== "eligible")
    return refuse("not-eligible", `the assignment \`${id}\` is active without being activated`);
  if (eligibleAllowedBy !== undefined)
    return refuse("plan-missing", `no license allows to activate the assignment \`${id}\``, {
      allowedBy: eligibleAllowedBy,
    });
  if (isActive(assignment, now))
    return refuse("already-active", `the assignment \`${id}\` is activated already`);
  // Written so that NaN is refused too.
  if (!(hours > 0 && hours <= mostHours))
    return refuse("bad-duration", `a role cannot be activated for \`${hours}\` hours`, {
      hint: `give a number above 0 and up to ${mostHours}`,
    });
  const end = new Date(now.getTime() + Math.ceil(hours * 3_600_000)).toISOString();
  const activeUntil = until !== undefined && Date.parse(until) < Date.parse(end) ? until : end;
  return accept({ id, assignment: { ...assignment, activeUntil } });
}

/** As Privileged Identity Management allows at most. */
const mostHours = 24;

function deactivateRole(assignment: RoleAssignment, { now }: RoleContext): Decision<RoleWrite> {
  const { id, kind } = assignment;
  if (kind !== "eligible")
    return refuse("not-eligible", `the assignment \`${id}\` is no eligible one`, {
      hint: "remove it to take the role away",
    });
  return isActive(assignment, now)
    ? accept({ id, assignment: deactivated(assignment) })
    : refuse("not-active", `the assignment \`${id}\` is not activated`);
}

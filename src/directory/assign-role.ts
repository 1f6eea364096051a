import { instantOf } from "../check/instant.ts";
import { accept, refuse } from "./decision.ts";
import { type DirectoryRole, findRole, nearestRole } from "./directory-roles.ts";
import { isGuest } from "./is-guest.ts";
import type { Decision, Note } from "./refusal.ts";
import type { RoleAssignment } from "./role-assignment.ts";
import type { RoleCommand } from "./role-command.ts";
import type { Principal, RoleContext } from "./role-context.ts";
import { isOver, type RoleWrite } from "./role-expiry.ts";

type AssignRole = Extract<RoleCommand, { readonly kind: "assignRole" | "assignEligibleRole" }>;

/** Assigns a role, for good or until an instant; the roles of guests deserve a second look. */
export function assignRole(command: AssignRole, context: RoleContext): Decision<RoleWrite> {
  const { id, principalId } = command;
  const role = findRole(command.role);
  if (role === undefined)
    return refuse(
      "no-such-role",
      `there is no directory role \`${command.role}\``,
      nearestRole(command.role),
    );
  const principal = context.principalOf(principalId);
  const fault = principalFault(principalId, principal) ?? planFault(command, context);
  if (fault !== undefined) return fault;
  if (context.assignments.has(id))
    return refuse("id-taken", `the id \`${id}\` belongs to another assignment`);
  const assignment = assignmentOf(command, role, context);
  if (assignment === undefined)
    return refuse(
      "bad-time",
      `\`${command.until ?? ""}\` is no instant after ${context.now.toISOString()}`,
      { hint: "write it as in `2025-01-31T08:00:00Z`" },
    );
  return holds(assignment, context)
    ? refuse("role-held", `\`${principalId}\` has the role \`${role.name}\` already`)
    : accept({ id, assignment }, notesOn(command, role, principal, context));
}

function principalFault(
  id: string,
  principal: Principal | undefined,
): ReturnType<typeof refuse> | undefined {
  if (principal === undefined)
    return refuse("no-such-principal", `there is no user and no group with the id \`${id}\``);
  return principal.kind === "group" && !principal.isAssignableToRole
    ? refuse("group-not-role-assignable", `the group \`${id}\` was not made for roles`, {
        hint: "make a new group with `isAssignableToRole`; it cannot be changed later",
      })
    : undefined;
}

const planFault = (
  { kind, role }: AssignRole,
  { eligibleAllowedBy }: RoleContext,
): ReturnType<typeof refuse> | undefined =>
  kind === "assignEligibleRole" && eligibleAllowedBy !== undefined
    ? refuse("plan-missing", `no license allows an eligible assignment of \`${role}\``, {
        allowedBy: eligibleAllowedBy,
      })
    : undefined;

/** The assignment that a command asks for, or nothing where it would have ended before it begins. */
function assignmentOf(
  { kind, id, principalId, until }: AssignRole,
  role: DirectoryRole,
  { now }: RoleContext,
): RoleAssignment | undefined {
  const assignment = {
    id,
    principalId,
    roleId: role.id,
    kind: kind === "assignRole" ? "active" : "eligible",
    from: now.toISOString(),
  } as const;
  if (until === undefined) return assignment;
  const end = instantOf(until);
  return end === undefined || end <= now.getTime()
    ? undefined
    : { ...assignment, until: new Date(end).toISOString() };
}

/** A role can be held actively and eligibly side by side, but not twice in one way. */
function holds(wanted: RoleAssignment, { assignments, now }: RoleContext): boolean {
  for (const held of assignments.values())
    if (
      held.principalId === wanted.principalId &&
      held.roleId === wanted.roleId &&
      held.kind === wanted.kind &&
      !isOver(held, now)
    )
      return true;
  return false;
}

/** Least privilege: as little as will do, for as short as will do. */
function notesOn(
  { kind, principalId, until }: AssignRole,
  { name, isPrivileged }: DirectoryRole,
  principal: Principal | undefined,
  { eligibleAllowedBy }: RoleContext,
): readonly Note[] {
  const notes: Note[] = [];
  if (principal?.kind === "user" && isGuest(principal.userType) && isPrivileged)
    notes.push({
      code: "privileged-guest",
      message: `the guest \`${principalId}\` gets the privileged role \`${name}\`; see whether a lesser role would do`,
    });
  if (kind === "assignRole" && until === undefined && eligibleAllowedBy === undefined)
    notes.push({
      code: "prefer-eligible",
      message: `\`${principalId}\` has the role \`${name}\` for good; an eligible assignment would give it only while it is needed`,
    });
  return notes;
}

import { findRole } from "../../directory/directory-roles.ts";
import type { RoleAssignment } from "../../directory/role-assignment.ts";
import { isActive } from "../../directory/role-expiry.ts";

/** A role that somebody has or may activate, on one line. */
export function roleText(assignment: RoleAssignment, now: Date): string {
  const { kind, roleId, until, activeUntil } = assignment;
  const name = findRole(roleId)?.name ?? roleId;
  const end = until === undefined ? "" : ` until ${until}`;
  if (kind === "active") return `${name}${isActive(assignment, now) ? "" : " (not yet)"}${end}`;
  return isActive(assignment, now)
    ? `${name}, activated until ${activeUntil ?? ""}`
    : `eligible for ${name}${end}`;
}

import type { RoleAssignment } from "./role-assignment.ts";

/** An assignment as it is from now on, or `undefined` for one that is gone. */
export interface RoleWrite {
  readonly id: string;
  readonly assignment: RoleAssignment | undefined;
}

/** The next instant at which an assignment or an activation ends. */
export function nextRoleExpiry(assignments: Iterable<RoleAssignment>): Date | undefined {
  let next = Infinity;
  for (const { until, activeUntil } of assignments)
    next = Math.min(next, timeOf(until), timeOf(activeUntil));
  return next === Infinity ? undefined : new Date(next);
}

/** What has ended by a time: ended assignments go, and ended activations are taken back. At its end it is over. */
export function expiredAt(assignments: Iterable<RoleAssignment>, now: Date): RoleWrite[] {
  const writes: RoleWrite[] = [];
  for (const assignment of assignments) {
    if (isOver(assignment, now)) writes.push({ id: assignment.id, assignment: undefined });
    else if (timeOf(assignment.activeUntil) <= now.getTime())
      writes.push({ id: assignment.id, assignment: deactivated(assignment) });
  }
  return writes;
}

/** Tells whether an assignment has ended by a time. */
export const isOver = ({ until }: RoleAssignment, now: Date): boolean =>
  timeOf(until) <= now.getTime();

/** Tells whether an assignment gives the role at a time: an active one until it ends, an eligible one while it is activated. */
export function isActive(assignment: RoleAssignment, now: Date): boolean {
  const { kind, from, activeUntil } = assignment;
  if (isOver(assignment, now) || now.getTime() < Date.parse(from)) return false;
  return kind === "active" || (activeUntil !== undefined && now.getTime() < timeOf(activeUntil));
}

/** An assignment without its activation. */
export function deactivated({
  id,
  principalId,
  roleId,
  kind,
  from,
  until,
}: RoleAssignment): RoleAssignment {
  return { id, principalId, roleId, kind, from, ...(until === undefined ? {} : { until }) };
}

/** Milliseconds since 1970; what never ends is behind all of them. */
const timeOf = (instant: string | undefined): number =>
  instant === undefined ? Infinity : Date.parse(instant);

import type { Group } from "../../tenant/group.ts";
import { portalStatusOf } from "../../tenant/portal-status.ts";

/** How far the processing of a group is, in the portal's words, and why its members are frozen where they are. */
export function statusText(group: Group): string {
  const portal = portalStatusOf(group);
  if (portal === undefined) return "assigned by hand";
  const { staleSince, processingStatus } = group;
  const more = [
    ...(staleSince === undefined ? [] : [`stale since ${staleSince}`]),
    ...(processingStatus.errorMessage === undefined ? [] : [processingStatus.errorMessage]),
  ];
  return [portal.toLowerCase(), ...more].join(", ");
}

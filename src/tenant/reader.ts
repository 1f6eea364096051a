import type { Reader } from "../directory/guest-access.ts";
import { readsDirectory } from "../directory/directory-roles.ts";
import { isActive } from "../directory/role-expiry.ts";
import type { TenantState } from "./tenant-state.ts";

/** A user as one who reads the directory: an active role that reads, their own or a group's, lifts a guest's limits. */
export function readerOf(state: TenantState, id: string): Reader {
  const { userType } = state.engine.attributesOf(id) ?? {};
  const principals = new Set([id, ...state.groupsOf(id)]);
  const hasReadingRole = [...state.tables.roles.values()].some(
    (role) =>
      principals.has(role.principalId) && isActive(role, state.time) && readsDirectory(role.roleId),
  );
  return {
    id,
    userType: typeof userType === "string" ? userType : undefined,
    isMemberOf: (groupId) => state.isMember(groupId, id),
    hasReadingRole,
  };
}

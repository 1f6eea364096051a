import type { Refusal } from "../../directory/refusal.ts";
import type { Batch } from "../batch.ts";
import type { Group, NewGroup } from "../group.ts";
import type { TenantState } from "../tenant-state.ts";
import { readRule } from "./read-rule.ts";
import { limitsFault } from "./settings-command.ts";

/** Makes a group: a dynamic one where it has a rule. */
export function createGroup(batch: Batch, given: NewGroup): Refusal | undefined {
  const { state } = batch;
  const { id, membershipRule: rule, isAssignableToRole = false, processingState = "On" } = given;
  if (id === "") return { code: "bad-setting", message: "the id of a group cannot be empty" };
  if (state.tables.groups.get(id) !== undefined)
    return { code: "group-exists", message: `there is a group with the id \`${id}\` already` };
  if (state.engine.kindOf(id) !== undefined)
    return { code: "id-taken", message: `the id \`${id}\` belongs to somebody already` };
  if (processingState !== "On" && processingState !== "Paused")
    return {
      code: "bad-setting",
      message: `\`${String(processingState)}\` is no processing state; give \`On\` or \`Paused\``,
    };
  const limits = limitsFault(given.limits ?? {});
  if (limits !== undefined) return { code: "bad-setting", message: limits };
  if (rule !== undefined && isAssignableToRole) return roleAssignable(given.displayName);
  const full = fullRefusal(state, { isDynamic: rule !== undefined, isAssignableToRole });
  if (full !== undefined) return full;
  const group = assigned(given);
  if (state.tables.groups.before(id) === undefined) batch.created.add(id);
  if (rule === undefined) {
    batch.putGroup(group);
    return undefined;
  }
  const reading = readRule(state, rule, processingState);
  if (!reading.ok) return reading.refusal;
  batch.notes.push(...reading.notes);
  const isOn = processingState === "On";
  batch.state.tables.groups.set(id, group);
  if (reading.value.isLegal) batch.setRule(id, rule);
  batch.putGroup({
    ...group,
    membershipType: "Dynamic",
    membershipRule: rule,
    subject: reading.value.subject ?? "user",
    processingState,
    processingStatus: { status: isOn ? "Succeeded" : "NotStarted" },
  });
  return undefined;
}

function assigned(given: NewGroup): Group {
  const { id, displayName, description, limits } = given;
  return {
    id,
    displayName,
    ...(description === undefined ? {} : { description }),
    membershipType: "Assigned",
    subject: "user",
    processingState: "Paused",
    processingStatus: { status: "NotStarted" },
    isAssignableToRole: given.isAssignableToRole ?? false,
    hasHiddenMembership: given.hasHiddenMembership ?? false,
    assignedLicenses: given.assignedLicenses ?? [],
    grants: given.grants ?? [],
    ...(limits === undefined ? {} : { limits }),
  };
}

export const roleAssignable = (displayName: string): Refusal => ({
  code: "role-assignable",
  message: `roles can be assigned to \`${displayName}\`, so it cannot be dynamic`,
  hint: "who can change attributes could give themselves the roles; use a group of its own",
});

/** Why there can be no more groups of a kind; `undefined` where there can. */
export function fullRefusal(
  { tables, settings }: TenantState,
  { isDynamic, isAssignableToRole }: { isDynamic: boolean; isAssignableToRole: boolean },
): Refusal | undefined {
  const { maxDynamicGroups, maxRoleAssignableGroups } = settings;
  if (!isDynamic && !isAssignableToRole) return undefined;
  const most = isDynamic ? maxDynamicGroups : maxRoleAssignableGroups;
  if (tables.groups.isBelow(most)) return undefined;
  let count = 0;
  for (const group of tables.groups.values())
    if (isDynamic ? group.membershipType === "Dynamic" : group.isAssignableToRole) count++;
  if (count < most) return undefined;
  const kind = isDynamic ? "dynamic groups" : "groups for roles";
  return {
    code: "too-many-groups",
    message: `the tenant may have ${most} ${kind}, and has ${count}`,
    hint: isDynamic
      ? "Entra says: Dynamic group policies max allowed groups count reached"
      : "delete one, or use one that is there",
  };
}

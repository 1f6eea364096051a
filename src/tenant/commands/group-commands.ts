import type { Refusal } from "../../directory/refusal.ts";
import type { Batch } from "../batch.ts";
import type { GroupCommand } from "../command.ts";
import type { Group } from "../group.ts";
import { createGroup } from "./create-group.ts";
import { makeAssigned, makeDynamic, pause, resume, setRule } from "./rule-commands.ts";
import { limitsFault } from "./settings-command.ts";

/** Makes, changes or deletes a group. */
export function runGroupCommand(
  batch: Batch,
  command: Exclude<GroupCommand, { kind: "addMember" | "removeMember" }>,
): Refusal | undefined {
  if (command.kind === "createGroup") return createGroup(batch, command.group);
  const group = batch.state.tables.groups.get(command.groupId);
  if (group === undefined) return noSuchGroup(command.groupId);
  switch (command.kind) {
    case "setRule":
      return setRule(batch, group, command.rule);
    case "pause":
      return pause(batch, group);
    case "resume":
      return resume(batch, group);
    case "makeDynamic":
      return makeDynamic(batch, group, command.rule);
    case "makeAssigned":
      return makeAssigned(batch, group);
    case "changeGroup":
      return changeGroup(batch, group, command.set);
    case "deleteGroup":
      return deleteGroup(batch, group);
    default:
      return command satisfies never;
  }
}

export const noSuchGroup = (groupId: string): Refusal => ({
  code: "no-such-group",
  message: `there is no group with the id \`${groupId}\``,
});

function changeGroup(
  batch: Batch,
  group: Group,
  set: Extract<GroupCommand, { kind: "changeGroup" }>["set"],
): Refusal | undefined {
  const message = limitsFault(set.limits ?? {});
  if (message !== undefined) return { code: "bad-setting", message };
  const description = set.description ?? group.description;
  const limits = set.limits ?? group.limits;
  batch.putGroup({
    ...group,
    displayName: set.displayName ?? group.displayName,
    ...(description === undefined ? {} : { description }),
    hasHiddenMembership: set.hasHiddenMembership ?? group.hasHiddenMembership,
    assignedLicenses: set.assignedLicenses ?? group.assignedLicenses,
    grants: set.grants ?? group.grants,
    ...(limits === undefined ? {} : { limits }),
  });
  return undefined;
}

/** Everybody leaves. A group that gives licenses must give none first, as in the service. */
function deleteGroup(batch: Batch, group: Group): Refusal | undefined {
  const { id, displayName, assignedLicenses } = group;
  const { state } = batch;
  if (assignedLicenses.length > 0)
    return {
      code: "licensed-group",
      message: `the group \`${displayName}\` assigns licenses`,
      hint: "take its licenses away first",
    };
  batch.empty(id);
  state.tables.groups.set(id, undefined);
  batch.removeRule(id);
  batch.removeRoles(new Set([id]));
  return undefined;
}

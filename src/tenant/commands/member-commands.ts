import type { Refusal } from "../../directory/refusal.ts";
import type { Batch } from "../batch.ts";
import { noSuchGroup } from "./group-commands.ts";

/** Adds a subject to an assigned group, or takes it out. Nobody does that to a dynamic one by hand. */
export function runMemberCommand(
  batch: Batch,
  {
    kind,
    groupId,
    subjectId,
  }: {
    readonly kind: "addMember" | "removeMember";
    readonly groupId: string;
    readonly subjectId: string;
  },
): Refusal | undefined {
  const { state } = batch;
  const group = state.tables.groups.get(groupId);
  if (group === undefined) return noSuchGroup(groupId);
  if (group.membershipType === "Dynamic")
    return {
      code: "members-are-dynamic",
      message: `the rule of \`${groupId}\` says who is a member; nobody can be added or removed by hand`,
      hint: "change the attributes that the rule reads, or the rule",
    };
  if (state.engine.kindOf(subjectId) === undefined)
    return { code: "no-such-subject", message: `there is nobody with the id \`${subjectId}\`` };
  const isMember = state.isMember(groupId, subjectId);
  if (kind === "addMember" && isMember)
    return {
      code: "already-member",
      message: `\`${subjectId}\` is a member of \`${groupId}\` already`,
    };
  if (kind === "removeMember" && !isMember)
    return { code: "not-a-member", message: `\`${subjectId}\` is no member of \`${groupId}\`` };
  state.withheld.toggle(groupId, subjectId);
  batch.serve({ kind: kind === "addMember" ? "joined" : "left", groupId, subjectId });
  return undefined;
}

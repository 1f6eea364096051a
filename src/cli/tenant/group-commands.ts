import { check } from "../../check/check.ts";
import type { GroupRecord } from "../../exchange/group-record.ts";
import { newGroupOf } from "../../exchange/new-group-of.ts";
import type { Command } from "../../tenant/command.ts";
import type { Group } from "../../tenant/group.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Doubts } from "./doubts.ts";
import type { GroupRefusal } from "./import-groups.ts";

/** What makes a tenant's group as a file has it, or why that cannot be done. */
export type GroupPlan =
  | { readonly kind: "refused"; readonly refusal: Omit<GroupRefusal, "record"> }
  | {
      readonly kind: "planned";
      readonly commands: readonly Command[];
      /** The attributes that the rule reads and that nobody has told; the group is paused then. */
      readonly missing: readonly string[];
      /** Whether the group is paused in the tenant and on in the file. An import resumes nothing. */
      readonly isStillPaused: boolean;
      /** How many members the directory does not know. */
      readonly strangers: number;
    };

/** Says what makes a tenant's group as a file has it; no commands where it is so already. */
export function groupCommands(
  tenant: Tenant,
  record: GroupRecord,
  known: Group | undefined,
  doubts: Doubts,
  isPruning: boolean,
): GroupPlan {
  const rule = record.isDynamic ? (record.membershipRule ?? "") : undefined;
  const result = rule === undefined ? undefined : check(rule);
  if (result?.ok === false && record.processingState === "On")
    return {
      kind: "refused",
      refusal: { message: "the rule is not legal", diagnostics: result.diagnostics },
    };
  const missing = result?.ok === true ? doubts.of(result.value) : [];
  const { commands: ofMembers, strangers } = memberCommands(tenant, record, isPruning);
  const isDoubtful = missing.length > 0 && record.processingState === "On";
  const found = { kind: "planned", strangers } as const;
  if (known === undefined)
    return {
      ...found,
      commands: [creation(record, isDoubtful), ...ofMembers],
      missing: isDoubtful ? missing : [],
      isStillPaused: false,
    };
  const fixed = fixedRefusal(record, known, isDoubtful, missing);
  if (fixed !== undefined) return { kind: "refused", refusal: fixed };
  const isRuleNew = rule !== undefined && rule !== known.membershipRule;
  // A group whose rule stays was in doubt when it was made, or when somebody came; then it is paused.
  const isToPause = isDoubtful && (isRuleNew || known.processingState === "Paused");
  return {
    ...found,
    commands: [...typeCommands(record, known, isToPause), ...edits(record, known), ...ofMembers],
    missing: isToPause ? missing : [],
    isStillPaused:
      record.isDynamic &&
      known.membershipType === "Dynamic" &&
      known.processingState === "Paused" &&
      record.processingState === "On",
  };
}

function creation(record: GroupRecord, isDoubtful: boolean): Command {
  const group = newGroupOf(record);
  return {
    kind: "createGroup",
    group: isDoubtful ? { ...group, processingState: "Paused" } : group,
  };
}

/** What nobody can change about a group that is there. */
function fixedRefusal(
  record: GroupRecord,
  known: Group,
  isDoubtful: boolean,
  missing: readonly string[],
): Omit<GroupRefusal, "record"> | undefined {
  if (record.isAssignableToRole !== known.isAssignableToRole)
    return {
      message: "whether roles can be assigned to a group cannot change",
      hint: "delete the group and make it again",
    };
  if (isDoubtful && known.membershipType === "Assigned")
    return {
      message: `the files do not tell ${missing.map((name) => `\`${name}\``).join(", ")}, so the group stays assigned`,
      hint: "import the users with these attributes first",
    };
  return undefined;
}

function typeCommands(record: GroupRecord, known: Group, isToPause: boolean): Command[] {
  const groupId = known.id;
  if (!record.isDynamic)
    return known.membershipType === "Dynamic" ? [{ kind: "makeAssigned", groupId }] : [];
  const rule = record.membershipRule ?? "";
  const pause: Command[] =
    (record.processingState === "Paused" || isToPause) && known.processingState === "On"
      ? [{ kind: "pause", groupId }]
      : [];
  if (known.membershipType === "Assigned")
    return [
      { kind: "makeDynamic", groupId, rule },
      ...(record.processingState === "Paused" ? [{ kind: "pause", groupId } as const] : []),
    ];
  return rule === known.membershipRule ? pause : [...pause, { kind: "setRule", groupId, rule }];
}

function edits(record: GroupRecord, known: Group): Command[] {
  const { displayName, description, hasHiddenMembership, assignedLicenses, grants } = record;
  const set = {
    ...(displayName === known.displayName ? {} : { displayName }),
    ...(description === undefined || description === known.description ? {} : { description }),
    ...(hasHiddenMembership === known.hasHiddenMembership ? {} : { hasHiddenMembership }),
    ...(isSame(assignedLicenses, known.assignedLicenses) ? {} : { assignedLicenses }),
    ...(isSame(grants, known.grants) ? {} : { grants }),
  };
  return Object.keys(set).length === 0 ? [] : [{ kind: "changeGroup", groupId: known.id, set }];
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Takes in the members of an assigned group that the file names; with pruning the others leave. */
function memberCommands(
  tenant: Tenant,
  { id: groupId, members }: GroupRecord,
  isPruning: boolean,
): { readonly commands: readonly Command[]; readonly strangers: number } {
  if (members === undefined) return { commands: [], strangers: 0 };
  const there = members.filter((id) => tenant.attributesOf(id) !== undefined);
  const wanted = new Set(there);
  return {
    commands: [
      ...there
        .filter((id) => !tenant.isMember(groupId, id))
        .map((subjectId): Command => ({ kind: "addMember", groupId, subjectId })),
      ...(isPruning ? tenant.members(groupId) : [])
        .filter((id) => !wanted.has(id))
        .map((subjectId): Command => ({ kind: "removeMember", groupId, subjectId })),
    ],
    strangers: members.length - there.length,
  };
}

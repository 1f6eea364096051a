import { skus } from "../../src/index.ts";
import type { RefusalCode } from "../../src/directory/refusal-codes.ts";
import type { Command, GroupCommand, LicenseCommand } from "../../src/tenant/command.ts";
import type { NewGroup } from "../../src/tenant/group.ts";
import type { Change, Properties } from "../../src/index.ts";
import { takeStep } from "./tenant-life.ts";
import {
  hasLapsed,
  isOpen,
  type ModelGroup,
  ruleIn,
  subjectIn,
  type TenantState,
} from "./tenant-state.ts";

/** Does what a command asks; or says, with nothing done that matters, why not. Roles are not the model's concern. */
export function take(state: TenantState, command: Command): RefusalCode | undefined {
  switch (command.kind) {
    case "upsert":
    case "patch":
    case "remove":
      return change(state, command);
    case "invite":
    case "redeem":
    case "resetRedemption":
    case "convertUserType":
    case "convertToInternal":
    case "disable":
      return takeStep(state, command);
    case "setAccount":
      if (state.directory.subjects.get(command.id)?.kind !== "user") return "no-such-user";
      state.accounts.set(command.id, command.account);
      return undefined;
    case "setLicense":
    case "removeLicense":
      return license(state, command);
    case "changeSettings":
      Object.assign(state, { settings: { ...state.settings, ...command.settings } });
      return undefined;
    case "assignRole":
    case "assignEligibleRole":
    case "activateRole":
    case "deactivateRole":
    case "removeRole":
      return undefined;
    case "createGroup":
      return create(state, command.group);
    case "setRule":
    case "pause":
    case "resume":
    case "makeAssigned":
    case "makeDynamic":
    case "deleteGroup":
    case "changeGroup":
    case "addMember":
    case "removeMember":
      return takeGroupCommand(state, command);
    default:
      return command satisfies never;
  }
}

function change(
  { directory, accounts, groups }: TenantState,
  asked: Change,
): RefusalCode | undefined {
  if (asked.kind !== "remove" && hasTypo(asked.properties)) return "data-does-not-fit";
  if (directory.refuses({ kind: "apply", changes: [asked] })) return "data-does-not-fit";
  directory.take({ kind: "apply", changes: [asked] });
  if (asked.kind !== "remove") return undefined;
  accounts.delete(asked.id);
  for (const [groupId, group] of groups)
    groups.set(groupId, { ...group, members: without(group.members, asked.id) });
  return undefined;
}

/** The one name in the world of the laws that rules do not know. */
const hasTypo = (properties: Properties): boolean => Object.hasOwn(properties, "departmnt");

function license({ licenses }: TenantState, asked: LicenseCommand): RefusalCode | undefined {
  const sku = skus.find(({ name, id }) => name === asked.sku || id === asked.sku)?.name;
  if (sku === undefined) return "unknown-product";
  if (asked.kind === "removeLicense") return licenses.delete(sku) ? undefined : "no-such-license";
  const { seats, until, graceDays = 30 } = asked;
  if (seats < 0) return "bad-seats";
  licenses.set(sku, { sku, seats, graceDays, ...(until === undefined ? {} : { until }) });
  return undefined;
}

function takeGroupCommand(
  state: TenantState,
  command: Exclude<GroupCommand, { kind: "createGroup" }>,
): RefusalCode | undefined {
  const group = state.groups.get(command.groupId);
  if (group === undefined) return "no-such-group";
  const write = (changed: Partial<ModelGroup>): undefined => {
    state.groups.set(command.groupId, { ...group, ...changed });
  };
  switch (command.kind) {
    case "setRule":
      if (group.type === "Assigned") return "not-dynamic";
      return (
        ruleRefusal(state, command.rule, group.state === "On", group.subject) ??
        write(ruled(group, command.rule))
      );
    case "pause":
      if (group.type === "Assigned") return "not-dynamic";
      return group.state === "Paused" ? "already-paused" : write({ state: "Paused" });
    case "resume":
      if (group.type === "Assigned") return "not-dynamic";
      if (group.state === "On") return "already-on";
      return gateRefusal(state, group.subject) ?? write({ state: "On" });
    case "makeAssigned":
      if (group.type === "Assigned") return "already-assigned";
      return write({ type: "Assigned", state: "Paused" });
    case "makeDynamic":
      if (group.type === "Dynamic") return "already-dynamic";
      if (group.isAssignableToRole) return "role-assignable";
      return (
        roomRefusal(state) ??
        ruleRefusal(state, command.rule, true) ??
        write({ ...ruled(group, command.rule), type: "Dynamic", state: "On" })
      );
    case "deleteGroup":
      if (group.assignsLicenses) return "licensed-group";
      state.groups.delete(command.groupId);
      return undefined;
    case "changeGroup": {
      const { limits, assignedLicenses } = command.set;
      return write({
        ...(limits === undefined ? {} : { limits }),
        ...(assignedLicenses === undefined ? {} : { assignsLicenses: assignedLicenses.length > 0 }),
      });
    }
    case "addMember":
      if (group.type === "Dynamic") return "members-are-dynamic";
      if (!state.directory.subjects.has(command.subjectId)) return "no-such-subject";
      if (group.members.has(command.subjectId)) return "already-member";
      return write({ members: new Set([...group.members, command.subjectId]) });
    case "removeMember":
      if (group.type === "Dynamic") return "members-are-dynamic";
      if (!state.directory.subjects.has(command.subjectId)) return "no-such-subject";
      if (!group.members.has(command.subjectId)) return "not-a-member";
      return write({ members: without(group.members, command.subjectId) });
    default:
      return command satisfies never;
  }
}

function create(state: TenantState, group: NewGroup): RefusalCode | undefined {
  const { id, membershipRule: rule, processingState = "On", isAssignableToRole = false } = group;
  if (state.groups.has(id)) return "group-exists";
  if (rule !== undefined) {
    if (isAssignableToRole) return "role-assignable";
    const refusal = roomRefusal(state) ?? ruleRefusal(state, rule, processingState === "On");
    if (refusal !== undefined) return refusal;
  }
  state.created.add(id);
  state.groups.set(id, {
    type: rule === undefined ? "Assigned" : "Dynamic",
    ...(rule === undefined ? {} : { rule }),
    subject: subjectOf(rule ?? "", "user"),
    state: rule === undefined ? "Paused" : processingState,
    isAssignableToRole,
    assignsLicenses: (group.assignedLicenses ?? []).length > 0,
    ...(group.limits === undefined ? {} : { limits: group.limits }),
    members: new Set(),
  });
  return undefined;
}

/** A group with another rule. Nobody stays by a rule about the other kind of subject. */
function ruled(group: ModelGroup, rule: string): Partial<ModelGroup> {
  const subject = subjectOf(rule, group.subject);
  return { rule, subject, ...(subject === group.subject ? {} : { members: new Set() }) };
}

/** Whom a rule is about; one that is not legal does not tell. */
const subjectOf = (rule: string, otherwise: ModelGroup["subject"]): ModelGroup["subject"] =>
  ruleIn(rule) === undefined ? otherwise : subjectIn(rule);

const ruleRefusal = (
  state: TenantState,
  rule: string,
  isOn: boolean,
  otherwise: ModelGroup["subject"] = "user",
): RefusalCode | undefined =>
  isOn && ruleIn(rule) === undefined
    ? "illegal-rule"
    : gateRefusal(state, subjectOf(rule, otherwise));

const gateRefusal = (
  state: TenantState,
  subject: ModelGroup["subject"],
): RefusalCode | undefined => {
  if (subject === "device" || isOpen(state)) return undefined;
  return hasLapsed(state) ? "license-lapsed" : "no-license";
};

const roomRefusal = ({ groups, settings }: TenantState): RefusalCode | undefined =>
  [...groups.values()].filter(({ type }) => type === "Dynamic").length >= settings.maxDynamicGroups
    ? "too-many-groups"
    : undefined;

const without = (ids: ReadonlySet<string>, gone: string): Set<string> =>
  new Set([...ids].filter((id) => id !== gone));

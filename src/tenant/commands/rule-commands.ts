import type { Refusal } from "../../directory/refusal.ts";
import type { Batch } from "../batch.ts";
import type { Group } from "../group.ts";
import { fullRefusal, roleAssignable } from "./create-group.ts";
import { readRule } from "./read-rule.ts";

/** Gives a dynamic group another rule. Members who still match stay as they are. */
export function setRule(batch: Batch, group: Group, rule: string): Refusal | undefined {
  const { id, membershipType, processingState } = group;
  if (membershipType === "Assigned") return notDynamic(group);
  const reading = readRule(batch.state, rule, processingState, group.subject);
  if (!reading.ok) return reading.refusal;
  batch.notes.push(...reading.notes);
  const { isLegal, subject = group.subject } = reading.value;
  // Nobody can be a member by a rule about the other kind of subject, frozen or not.
  if (subject !== group.subject && !batch.state.isProcessed(id)) batch.empty(id);
  if (isLegal) batch.setRule(id, rule);
  else batch.removeRule(id);
  const { staleSince, ...rest } = group;
  batch.putGroup({
    ...rest,
    ...(staleSince === undefined || subject === "device" ? {} : { staleSince }),
    membershipRule: rule,
    subject,
    processingStatus: statusOf(group, processingState === "On" ? "Succeeded" : "NotStarted"),
  });
  return undefined;
}

/** Stops processing; the members stay as they are. */
export function pause(batch: Batch, group: Group): Refusal | undefined {
  const { displayName, membershipType, processingState } = group;
  if (membershipType === "Assigned") return notDynamic(group);
  if (processingState === "Paused")
    return { code: "already-paused", message: `the group \`${displayName}\` is paused already` };
  batch.putGroup({ ...group, processingState: "Paused" });
  return undefined;
}

/** Processes again, at once. A rule that is not legal fails then, and the members stay as they are. */
export function resume(batch: Batch, group: Group): Refusal | undefined {
  const { displayName, membershipType, membershipRule = "", processingState } = group;
  if (membershipType === "Assigned") return notDynamic(group);
  if (processingState === "On")
    return { code: "already-on", message: `the group \`${displayName}\` is on already` };
  const reading = readRule(batch.state, membershipRule, "Paused", group.subject);
  if (!reading.ok) return reading.refusal;
  const { errorMessage } = reading.value;
  batch.putGroup({
    ...group,
    processingState: "On",
    processingStatus:
      errorMessage === undefined
        ? statusOf(group, "Succeeded")
        : {
            ...statusOf(group, "Failed"),
            errorMessage: `membership updates could not be evaluated: ${errorMessage}`,
          },
  });
  return undefined;
}

/** Lets a rule say who is a member of a group that people filled so far. */
export function makeDynamic(batch: Batch, group: Group, rule: string): Refusal | undefined {
  const { id, displayName, membershipType, isAssignableToRole } = group;
  if (membershipType === "Dynamic")
    return { code: "already-dynamic", message: `the group \`${displayName}\` is dynamic already` };
  if (isAssignableToRole) return roleAssignable(displayName);
  const full = fullRefusal(batch.state, { isDynamic: true, isAssignableToRole });
  if (full !== undefined) return full;
  const reading = readRule(batch.state, rule, "On");
  if (!reading.ok) return reading.refusal;
  batch.notes.push(...reading.notes);
  batch.setRule(id, rule);
  batch.putGroup({
    ...group,
    membershipType: "Dynamic",
    membershipRule: rule,
    subject: reading.value.subject ?? "user",
    processingState: "On",
    processingStatus: statusOf(group, "Succeeded"),
  });
  return undefined;
}

/** Lets people say who is a member from now on. The members of this moment stay, and the rule is kept for reference. */
export function makeAssigned(batch: Batch, group: Group): Refusal | undefined {
  const { id, displayName, membershipType } = group;
  if (membershipType === "Assigned")
    return {
      code: "already-assigned",
      message: `the group \`${displayName}\` is assigned already`,
    };
  const { staleSince: _, ...rest } = group;
  batch.putGroup({
    ...rest,
    membershipType: "Assigned",
    processingState: "Paused",
    processingStatus: statusOf(group, "NotStarted"),
  });
  batch.removeRule(id);
  return undefined;
}

const notDynamic = ({ displayName }: Group): Refusal => ({
  code: "not-dynamic",
  message: `the group \`${displayName}\` is assigned, so it has no rule to process`,
  hint: "make it dynamic first",
});

/** A status without the message of an earlier failure. */
function statusOf(
  { processingStatus: { lastMembershipUpdated } }: Group,
  status: Group["processingStatus"]["status"],
): Group["processingStatus"] {
  return { status, ...(lastMembershipUpdated === undefined ? {} : { lastMembershipUpdated }) };
}

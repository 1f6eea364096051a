import type { Command } from "../../tenant/command.ts";
import { type Named, namedIn } from "../../tenant/named-in.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import { type Names, productName } from "./names.ts";
import type { Step } from "./session.ts";

/** Whom or what a batch is about, and what happened to it. */
export interface Heading {
  readonly whom: string;
  readonly what: string;
}

/** Says what a batch asked for. */
export function headingOf(step: Step, names: Names): Heading {
  const [command, ...more] = step.commands;
  if (command === undefined) return { whom: "the batch", what: "is empty" };
  if (more.length > 0)
    return { whom: plural(step.commands.length, "command"), what: "as one batch" };
  return {
    whom: wholeOf(command) ?? nameOf(namedIn(command), names),
    // Nothing happened where it was not done.
    what: step.outcome.kind === "applied" ? whatOf(command, step, names) : command.kind,
  };
}

/** A group goes before the member whom it takes in; a role is that of a group or of a user, who have no id in common. */
function nameOf({ subjectId, groupId }: Named, names: Names): string {
  if (groupId === undefined)
    return subjectId === undefined ? "the tenant" : names.subject(subjectId);
  const isGroup = subjectId !== groupId || names.isGroup(groupId);
  return isGroup ? names.group(groupId) : names.subject(subjectId);
}

/** What commands are about that name something else than a subject or a group that was there. */
function wholeOf(command: Command): string | undefined {
  const { kind } = command;
  if (kind === "createGroup") return oneLine(command.group.displayName);
  if (kind === "setLicense" || kind === "removeLicense") return productName(command.sku);
  return kind === "activateRole" || kind === "deactivateRole" || kind === "removeRole"
    ? `the assignment ${oneLine(command.id)}`
    : undefined;
}

function whatOf(command: Command, { befores, afters }: Step, names: Names): string {
  switch (command.kind) {
    case "upsert":
    case "patch":
    case "remove":
      if (command.kind === "remove" && afters.get(command.id) === undefined) return "was removed";
      return befores.get(command.id) === undefined ? `is new (${command.subject})` : "changed";
    case "invite":
      return `is invited as ${command.userType === "Member" ? "a member" : "a guest"}`;
    case "redeem":
      return `redeems the invitation with ${oneLine(command.issuer)}`;
    case "resetRedemption":
      return "is to redeem the invitation again";
    case "convertUserType":
      return `becomes a ${command.userType.toLowerCase()}`;
    case "convertToInternal":
      return "becomes an internal user";
    case "disable":
      return "is disabled";
    case "setAccount":
      return "has another account";
    case "createGroup":
      return "is a new group";
    case "setRule":
      return "has another rule";
    case "pause":
      return "is paused";
    case "resume":
      return "is on again";
    case "makeAssigned":
      return "is assigned from now on";
    case "makeDynamic":
      return "is dynamic from now on";
    case "deleteGroup":
      return "is deleted";
    case "changeGroup":
      return `has another ${Object.keys(command.set).join(", ")}`;
    case "addMember":
    case "removeMember":
      return `${command.kind === "addMember" ? "takes in" : "lets go of"} ${names.subject(command.subjectId)}`;
    case "assignRole":
      return `gets the role ${oneLine(command.role)}`;
    case "assignEligibleRole":
      return `is eligible for the role ${oneLine(command.role)}`;
    case "activateRole":
      return `is active for ${plural(command.hours, "hour")}`;
    case "deactivateRole":
      return "is active no longer";
    case "removeRole":
      return "is taken away";
    case "setLicense":
      return `has ${plural(command.seats, "seat")}${command.until === undefined ? "" : ` until ${command.until}`}`;
    case "removeLicense":
      return "is no license any more";
    case "changeSettings":
      return `has other settings: ${Object.keys(command.settings).join(", ")}`;
    default:
      return command satisfies never;
  }
}

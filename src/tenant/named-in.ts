import type { LoggedCommand } from "./store.ts";

/** The subject and the group that a command of the log is about. */
export interface Named {
  readonly subjectId?: string;
  readonly groupId?: string;
}

/** Says whom a command of the log is about, so that their history can be found. */
export function namedIn(command: LoggedCommand): Named {
  switch (command.kind) {
    case "upsert":
    case "patch":
    case "remove":
    case "invite":
    case "redeem":
    case "resetRedemption":
    case "convertUserType":
    case "convertToInternal":
    case "disable":
    case "setAccount":
      return { subjectId: command.id };
    case "createGroup":
      return { groupId: command.group.id };
    case "setRule":
    case "pause":
    case "resume":
    case "makeAssigned":
    case "makeDynamic":
    case "deleteGroup":
    case "changeGroup":
      return { groupId: command.groupId };
    case "addMember":
    case "removeMember":
      return { groupId: command.groupId, subjectId: command.subjectId };
    case "assignRole":
    case "assignEligibleRole":
      return named(command.principalId);
    case "activateRole":
    case "deactivateRole":
    case "removeRole":
      return "principalId" in command ? named(command.principalId) : {};
    case "setLicense":
    case "removeLicense":
    case "changeSettings":
    case "load":
    case "advance":
    case "hold":
    case "approve":
    case "discard":
      return {};
    default:
      return command satisfies never;
  }
}

/** A role is a user's or a group's; an id belongs to one of both only. */
const named = (principalId: string): Named => ({ subjectId: principalId, groupId: principalId });

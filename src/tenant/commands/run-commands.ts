import type { Change } from "../../directory/change.ts";
import type { Refusal } from "../../directory/refusal.ts";
import { RefusedChange } from "../../directory/refused.ts";
import type { Batch } from "../batch.ts";
import type { Command } from "../command.ts";
import type { Refused } from "../outcome.ts";
import { runGroupCommand } from "./group-commands.ts";
import { runLicenseCommand } from "./license-commands.ts";
import { runLifeStep, setAccount } from "./life-commands.ts";
import { runMemberCommand } from "./member-commands.ts";
import { runRoleCommand } from "./role-commands.ts";
import { changeSettings } from "./settings-command.ts";

/** Runs commands one after the other, and says why those at which they stop cannot be done. */
export function runCommands(batch: Batch, commands: readonly Command[]): Refused["refusals"] {
  let at = 0;
  while (at < commands.length) {
    const changes = changesFrom(commands, at);
    if (changes.length > 0) {
      const refusals = runChanges(batch, changes, at);
      if (refusals.length > 0) return refusals;
      at += changes.length;
      continue;
    }
    const command = commands[at];
    if (command === undefined || isChange(command)) break;
    batch.cause = command.kind;
    const refusal = runCommand(batch, command);
    if (refusal !== undefined) return [{ ...refusal, command: at }];
    at++;
  }
  return [];
}

/** The plain changes that follow each other from a place on: they are checked and written together. */
function changesFrom(commands: readonly Command[], at: number): Change[] {
  const changes: Change[] = [];
  for (let index = at; index < commands.length; index++) {
    const command = commands[index];
    if (command === undefined || !isChange(command)) break;
    changes.push(command);
  }
  return changes;
}

/** Whether a command is a plain change to a subject. */
export const isChange = (command: Command): command is Change =>
  command.kind === "upsert" || command.kind === "patch" || command.kind === "remove";

/** Writes changes. What moves a subject is the last of those about it. */
function runChanges(batch: Batch, changes: readonly Change[], at: number): Refused["refusals"] {
  batch.causes = new Map(changes.map(({ id, kind }) => [id, kind]));
  try {
    batch.apply(changes);
    return [];
  } catch (error) {
    if (error instanceof RefusedChange) return refusalsOf(error, (place) => place + at);
    throw error;
  } finally {
    batch.causes = new Map();
  }
}

/** What the directory said of changes or subjects that do not fit, one refusal for each diagnostic; and which commands they are. */
export const refusalsOf = (
  { diagnostics, places }: RefusedChange,
  commandOf: (place: number) => number,
): Refused["refusals"] =>
  diagnostics.map((diagnostic, index) => ({
    code: "data-does-not-fit",
    message: diagnostic.message,
    ...(diagnostic.hint === undefined ? {} : { hint: diagnostic.hint }),
    diagnostics: [diagnostic],
    command: commandOf(places[index] ?? 0),
  }));

function runCommand(batch: Batch, command: Exclude<Command, Change>): Refusal | undefined {
  switch (command.kind) {
    case "invite":
    case "redeem":
    case "resetRedemption":
    case "convertUserType":
    case "convertToInternal":
    case "disable":
      return runLifeStep(batch, command);
    case "setAccount":
      return setAccount(batch, command);
    case "createGroup":
    case "setRule":
    case "pause":
    case "resume":
    case "makeAssigned":
    case "makeDynamic":
    case "deleteGroup":
    case "changeGroup":
      return runGroupCommand(batch, command);
    case "addMember":
    case "removeMember":
      return runMemberCommand(batch, command);
    case "assignRole":
    case "assignEligibleRole":
    case "activateRole":
    case "deactivateRole":
    case "removeRole":
      return runRoleCommand(batch, command);
    case "setLicense":
    case "removeLicense":
      return runLicenseCommand(batch, command);
    case "changeSettings":
      return changeSettings(batch, command.settings);
    default:
      command satisfies never;
      throw new TypeError(
        `there is no command \`${String((command as { kind?: unknown }).kind)}\``,
      );
  }
}

import { Command, CommanderError } from "commander";
import { InputError } from "../exchange/input-error.ts";
import { StoreError } from "../persistence/store-error.ts";
import { languageVersion } from "../schema/language-version.ts";
import { addCases } from "./cases-command.ts";
import { addCheck } from "./check-command.ts";
import { addCompare } from "./compare-command.ts";
import { addCompletion } from "./completion/completion-command.ts";
import { addDiff } from "./diff-command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { addExplain } from "./explain-command.ts";
import { addFormat } from "./format-command.ts";
import { addMembers } from "./members-command.ts";
import { addMinimal } from "./minimal-command.ts";
import { packageVersion } from "./package-version.ts";
import { addReach } from "./reach-command.ts";
import type { Registration } from "./registration.ts";
import { addRun } from "./run-command.ts";
import { addAccess } from "./tenant/access-command.ts";
import { addApply } from "./tenant/apply-command.ts";
import { addGroupEdits } from "./tenant/group-edits.ts";
import { addGroups } from "./tenant/groups-command.ts";
import { addHeldCommands } from "./tenant/held-commands.ts";
import { addHistory } from "./tenant/history-command.ts";
import { addImport } from "./tenant/import-command.ts";
import { addInit } from "./tenant/init-command.ts";
import { addInvite } from "./tenant/invite-command.ts";
import { addLicense } from "./tenant/license-command.ts";
import { addPreview } from "./tenant/preview-command.ts";
import { addRoleCommands } from "./tenant/role-commands.ts";
import { addStatus } from "./tenant/status-command.ts";
import { addUserCommands } from "./tenant/user-commands.ts";
import { addVerify } from "./tenant/verify-command.ts";
import { addWhy } from "./tenant/why-command.ts";
import type { Terminal } from "./terminal.ts";
import { addTest } from "./test/test-command.ts";
import { UsageError } from "./usage-error.ts";
import { addUses } from "./uses-command.ts";

/** Runs the command with its arguments, and gives the code to end with. */
export async function program(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCode.fine;
  const command = build(terminal, (ended) => {
    code = ended;
  });
  try {
    await command.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

function failed(error: unknown, { note, noteColors }: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.fine : exitCode.usage;
  const isTheirs =
    error instanceof UsageError || error instanceof InputError || error instanceof StoreError;
  if (!isTheirs) throw error;
  const message = error instanceof InputError ? placed(error) : error.message;
  note(`${noteColors.bold(noteColors.red("error"))} ${message}`);
  if (error.hint !== undefined) note(`${noteColors.dim("hint:")} ${error.hint}`);
  return exitCode.usage;
}

function placed({ file, line, column, problem }: InputError): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}: ${problem}`;
}

/** Builds the program with all its commands; `end` is told with what code a command ends. */
export function build(terminal: Terminal, end: Registration["end"]): Command {
  const command = new Command("muster")
    .description("A dynamic group engine for Microsoft Entra-style membership rules.")
    .version(`${packageVersion} (rule language ${languageVersion})`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    })
    .showHelpAfterError("(add --help for help)")
    .addHelpText("after", exitCodes);
  for (const { heading, add } of commands) {
    command.commandsGroup(heading);
    for (const register of add) register({ program: command, terminal, end });
  }
  return command;
}

/** All commands, as the help lists them. */
const commands: readonly {
  readonly heading: string;
  readonly add: readonly ((registration: Registration) => void)[];
}[] = [
  {
    heading: "Rules:",
    add: [
      addCheck,
      addFormat,
      addExplain,
      addMembers,
      addDiff,
      addCompare,
      addRun,
      addTest,
      addUses,
      addReach,
      addMinimal,
      addCases,
    ],
  },
  { heading: "A tenant:", add: [addInit, addImport, addApply, addStatus, addVerify, addHistory] },
  { heading: "Its groups:", add: [addGroups, addWhy, addPreview, addGroupEdits, addHeldCommands] },
  { heading: "Its users:", add: [addInvite, addUserCommands, addAccess, addRoleCommands] },
  { heading: "Its licenses:", add: [addLicense] },
  { heading: "The shell:", add: [addCompletion] },
];

const exitCodes = `
Exit codes:
  0  all is well
  1  findings: warnings, a layout that differs, a batch that is held or refused, a difference, a failed test,
     no edit that helps, somebody who can talk their way in
  2  a file that cannot be read, or an option that makes no sense
  3  a rule that is not legal
  4  the data, or the work that is allowed, does not decide the answer
  5  something differs, where --exit-code of diff or compare asks that

Examples:
  muster check --rule '(user.userType -eq "Guest") -and (user.country -in ["NO","SE"])'
  muster members --rule 'user.department -eq "Sales"' --users users.csv
  muster init contoso.db
  muster import contoso.db --users users.ndjson --groups groups.json --license SPE_E3=1200
  muster apply contoso.db changes.ndjson`;

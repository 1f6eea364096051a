import { Command, CommanderError, Option } from "commander";
import { InputError } from "../exchange/input-error.ts";
import { languageVersion } from "../schema/language-version.ts";
import { checkCommand, type CheckCommandOptions } from "./check-command.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { explainCommand, type ExplainCommandOptions } from "./explain-command.ts";
import { formatCommand, type FormatCommandOptions } from "./format-command.ts";
import { licenseOption } from "./license-option.ts";
import { membersCommand, type MembersCommandOptions } from "./members-command.ts";
import { packageVersion } from "./package-version.ts";
import { runCommand, type RunCommandOptions } from "./run-command.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

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
  if (!(error instanceof UsageError || error instanceof InputError)) throw error;
  const message = error instanceof InputError ? placed(error) : error.message;
  note(`${noteColors.bold(noteColors.red("error"))} ${message}`);
  if (error.hint !== undefined) note(`${noteColors.dim("hint:")} ${error.hint}`);
  return exitCode.usage;
}

function placed({ file, line, column, problem }: InputError): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}: ${problem}`;
}

function build(terminal: Terminal, end: (code: ExitCode) => void): Command {
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
  addCheck(command, terminal, end);
  addFormat(command, terminal, end);
  addExplain(command, terminal, end);
  addMembers(command, terminal, end);
  addRun(command, terminal, end);
  return command;
}

const exitCodes = `
Exit codes:
  0  all is well
  1  findings: warnings, a layout that differs, changes that the licenses do not allow
  2  a file that cannot be read, or an option that makes no sense
  3  a rule that is not legal
  4  the data does not decide the answer

Examples:
  muster check --rule '(user.userType -eq "Guest") -and (user.country -in ["NO","SE"])'
  muster members --rule 'user.department -eq "Sales"' --users users.csv
  muster run --users users.ndjson --groups groups.json --changes changes.ndjson`;

const formatOption = (): Option =>
  new Option("--format <format>", "how to write the answer")
    .choices(["pretty", "json"])
    .default("pretty");
const ruleOption = (): Option => new Option("--rule <rule>", "a rule");
const groupsOption = (): Option =>
  new Option("--groups <file>", "a list of groups: Graph JSON, NDJSON or CSV");
const groupOption = (): Option =>
  new Option("--group <group>", "the id or display name of one group of the list");
const usersOption = (): Option =>
  new Option("--users <file>", "users: the portal's CSV, Graph JSON or NDJSON");
const devicesOption = (): Option =>
  new Option("--devices <file>", "devices: CSV, Graph JSON or NDJSON");
const nowOption = (): Option =>
  new Option("--now <time>", "what system.now means; the present where left out");

function addCheck(command: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  command
    .command("check")
    .description("Say what is wrong with rules, and what is unwise about them.")
    .argument("[files...]", "files with one rule each, or lists of groups; - for standard input")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(
      new Option("--subject <subject>", "whom the rules must be about").choices(["user", "device"]),
    )
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExamples:\n  muster check --rule 'user.department -eq "Sales"'\n  muster check groups.json\n  muster check rules/*.rule --format json`,
    )
    .action(async (files: string[], options: CheckCommandOptions) =>
      end(await checkCommand(files, options, terminal)),
    );
}

function addFormat(command: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  command
    .command("format")
    .description("Write rules in their canonical form.")
    .argument("[files...]", "files with one rule each, or lists of groups; - for standard input")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .option(
      "--fix",
      "first mend what can be mended surely: quotes, dashes, escapes, missing prefixes",
    )
    .option("--check", "write nothing; exit with 1 where the layout differs")
    .option("--width <columns>", "break rules that are wider; 80 where left out")
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExamples:\n  muster format --rule 'user.department eq "Sales" or user.city eq "Oslo"'\n  muster format --fix pasted.rule`,
    )
    .action(async (files: string[], options: FormatCommandOptions) =>
      end(await formatCommand(files, options, terminal)),
    );
}

function addExplain(command: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  command
    .command("explain")
    .description("Say why a user or a device is or is not a member, comparison by comparison.")
    .argument("[files...]", "a file with the rule")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(usersOption())
    .addOption(devicesOption())
    .requiredOption("--id <id>", "the object id, or a user's principal name")
    .addOption(nowOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExample:\n  muster explain --groups groups.json --group "All Sales" --users users.csv --id anna@contoso.com`,
    )
    .action(async (files: string[], options: ExplainCommandOptions) =>
      end(await explainCommand(files, options, terminal)),
    );
}

function addMembers(command: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  command
    .command("members")
    .description("List who is in the groups of rules, and say about whom the data does not tell.")
    .argument("[files...]", "files with one rule each, or lists of groups")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(usersOption())
    .addOption(devicesOption())
    .addOption(nowOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExample:\n  muster members --rule 'user.userType -eq "Guest"' --users users.csv`,
    )
    .action(async (files: string[], options: MembersCommandOptions) =>
      end(await membersCommand(files, options, terminal)),
    );
}

function addRun(command: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  command
    .command("run")
    .description(
      "Keep the members of groups current through a stream of changes, and say who joined and left and why.",
    )
    .addOption(usersOption())
    .addOption(devicesOption())
    .requiredOption("--groups <file>", "the groups: Graph JSON, NDJSON or CSV")
    .requiredOption("--changes <file>", "the changes: NDJSON, one a line; - for standard input")
    .option(
      "--license <sku=seats>",
      "seats of a product, as in SPE_E3=1200; may be repeated",
      collectLicense,
      [],
    )
    .addOption(
      new Option("--mode <mode>", "what to do beyond the licenses")
        .choices(["enforce", "report"])
        .default("enforce"),
    )
    .addOption(nowOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExample:\n  muster run --users users.ndjson --groups groups.json --changes changes.ndjson --license SPE_E3=1200`,
    )
    .action(async (options: RunCommandOptions) => end(await runCommand(options, terminal)));
}

const collectLicense = (
  given: string,
  earlier: RunCommandOptions["license"],
): RunCommandOptions["license"] => [...earlier, licenseOption(given)];

import { type Command, Option } from "commander";
import { codeOf, type MoveLimits, type Outcome, outcomeOf } from "./diff/outcome.ts";
import { countMoves } from "./diff/count-moves.ts";
import { changeOf, type GroupChange, isCountable, moves } from "./diff/group-change.ts";
import { matchRules } from "./diff/match-rules.ts";
import { type Kept, MemberTally } from "./diff/member-tally.ts";
import { moveLimit } from "./diff/move-limit.ts";
import { showCsv } from "./diff/show-csv.ts";
import { showJson } from "./diff/show-json.ts";
import { showMarkdown } from "./diff/show-markdown.ts";
import { showPretty } from "./diff/show-pretty.ts";
import { gatherSides, type RuleTexts } from "./diff/sides.ts";
import type { ExitCode } from "./exit-code.ts";
import { devicesOption, groupOption, nowOption, usersOption } from "./options.ts";
import type { Registration } from "./registration.ts";
import { showDiagnostic } from "./show-diagnostics.ts";
import type { Terminal } from "./terminal.ts";
import { timeOption } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";

/** Registers `muster diff`. */
export function addDiff({ program, terminal, end }: Registration): void {
  const command = program
    .command("diff")
    .description("Say which rules differ between two sides, and who would join and leave by it.")
    .usage("[options] <old> <new>  |  [options] <plan>")
    .argument(
      "[files...]",
      "two files, folders, patterns or tenants; or one plan of Terraform, which holds both sides",
    )
    .addOption(new Option("--rule-old <rule>", "a rule in place of the old side"))
    .addOption(new Option("--rule-new <rule>", "a rule in place of the new side"));
  withMeasures(command).action(async (files: string[], options: DiffCommandOptions) =>
    end(await diffCommand(files, options, terminal)),
  );
}

const withMeasures = (command: Command): Command =>
  command
    .addOption(groupOption())
    .addOption(usersOption())
    .addOption(devicesOption())
    .addOption(nowOption())
    .addOption(new Option("--max-joiners <limit>", "how many may join a group: 50, or 5% of it"))
    .addOption(new Option("--max-leavers <limit>", "how many may leave a group: 50, or 5% of it"))
    .addOption(
      new Option("--sample <number>", "how many on each side to give reasons for").default("3"),
    )
    .addOption(
      new Option("--list <number>", "how many on each side json lists for a group").default("1000"),
    )
    .addOption(new Option("--exit-code", "end with 5 where anything differs"))
    .addOption(
      new Option("--format <format>", "how to write the answer")
        .choices(["pretty", "json", "markdown", "csv"])
        .default("pretty"),
    )
    .addHelpText(
      "after",
      `\nExamples:\n  muster diff main/rules rules --users users.ndjson --max-leavers 5%\n  muster diff plan.json --users users.ndjson --format markdown\n  muster diff contoso.db --group "All Sales" --rule-new 'user.department -eq "Sales"'`,
    );

/** What `muster diff` is asked. */
interface DiffCommandOptions extends RuleTexts {
  readonly group?: string | undefined;
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly now?: string | undefined;
  readonly maxJoiners?: string | undefined;
  readonly maxLeavers?: string | undefined;
  readonly sample: string;
  readonly list: string;
  readonly exitCode?: boolean | undefined;
  readonly format: "pretty" | "json" | "markdown" | "csv";
}

async function diffCommand(
  files: readonly string[],
  options: DiffCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const limits: MoveLimits = {
    joiners: moveLimit("--max-joiners", options.maxJoiners),
    leavers: moveLimit("--max-leavers", options.maxLeavers),
  };
  const kept: Kept = {
    samples: wholeNumber("--sample", options.sample),
    listed: options.format === "json" ? wholeNumber("--list", options.list) : 0,
  };
  const now = timeOption("--now", options.now) ?? new Date();
  const { before, after } = await gatherSides(files, options, options.group);
  const changes = matchRules(before, after).map(changeOf);
  for (const change of changes) noteFaults(change, terminal);
  const outcomes = await measured(changes, options, limits, kept, now);
  const show = { pretty: showPretty, json: showJson, markdown: showMarkdown, csv: showCsv };
  show[options.format](outcomes, limits, terminal);
  return codeOf(outcomes, options.exitCode === true);
}

function wholeNumber(option: string, given: string): number {
  if (/^\d{1,9}$/u.test(given)) return Number(given);
  throw new UsageError(
    `${option}: \`${given}\` is no number`,
    `give a whole number, as in ${option} 10`,
  );
}

/** Counts who moves by the changes about whose subjects there is a file. */
async function measured(
  changes: readonly GroupChange[],
  { users, devices }: DiffCommandOptions,
  limits: MoveLimits,
  kept: Kept,
  now: Date,
): Promise<Outcome[]> {
  const files = { user: users, device: devices };
  const tallies = new Map<GroupChange, MemberTally>();
  for (const change of changes) {
    if (!moves(change) || !isCountable(change)) continue;
    const rules = { before: change.before?.checked, after: change.after?.checked };
    const tally = new MemberTally(rules, kept);
    const lacking = (["user", "device"] as const).find(
      (kind) => tally.concerns(kind) && files[kind] === undefined,
    );
    if (lacking === undefined) tallies.set(change, tally);
    else if (limits.joiners !== undefined || limits.leavers !== undefined)
      throw new UsageError(
        `a rule that differs is about ${lacking}s, and no file of them is given`,
        `name it with --${lacking}s, as there is a limit to who may move`,
      );
  }
  await countMoves([...tallies.values()], files, now);
  return changes.map((change) => outcomeOf(change, tallies.get(change), limits));
}

/** Says why members cannot be counted, where a rule is not legal or not yet known. */
function noteFaults({ name, before, after }: GroupChange, { note, noteColors }: Terminal): void {
  for (const [side, version] of [
    ["old", before],
    ["new", after],
  ] as const) {
    if (version === undefined) continue;
    const titled = { title: `${name} (${side})`, text: version.text };
    for (const fault of version.faults) note(`${showDiagnostic(titled, fault, noteColors)}\n`);
  }
}

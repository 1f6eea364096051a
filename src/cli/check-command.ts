import { Option } from "commander";
import { failLevels } from "../exchange/reports/report.ts";
import type { LintOptions } from "../lint/lint-options.ts";
import type { Population } from "../lint/data/population.ts";
import type { SubjectKind } from "../schema/property.ts";
import { codeFor } from "./check/code-for.ts";
import { knownGroups } from "./check/known-groups.ts";
import { lookAtRules, type ReadRule, readRules } from "./check/look-at-rules.ts";
import { type MeasureOptions, type Measures, measuresOf } from "./check/measures.ts";
import { type ReportFormat, reportFormats, showReport } from "./check/show-report.ts";
import { withoutAllowed } from "./check/without-allowed.ts";
import type { ExitCode } from "./exit-code.ts";
import {
  devicesOption,
  groupOption,
  groupsOption,
  nowOption,
  ruleOption,
  usersOption,
} from "./options.ts";
import { populationOf } from "./population-of.ts";
import { progressBar } from "./progress.ts";
import type { Registration } from "./registration.ts";
import { gatherRules, type RuleOptions } from "./rules-input.ts";
import type { Terminal } from "./terminal.ts";
import { timeOption } from "./time-option.ts";

/** Registers `muster check`. */
export function addCheck({ program, terminal, end }: Registration): void {
  program
    .command("check")
    .description("Say what is wrong with rules, and what is unwise about them.")
    .argument("[files...]", "files, folders or patterns with rules; - for standard input")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(
      new Option("--subject <subject>", "whom the rules must be about").choices(["user", "device"]),
    )
    .addOption(usersOption())
    .addOption(devicesOption())
    .option("--lints <kinds>", "which lints: meaning, cost, security; all where left out")
    .addOption(
      new Option("--format <format>", "how to write the answer")
        .choices(reportFormats)
        .default("pretty"),
    )
    .addOption(
      new Option(
        "--fail-level <level>",
        "the severity from which on findings end with 1; warning where left out",
      ).choices(Object.keys(failLevels)),
    )
    .option("--config <file>", "a configuration; the nearest muster.config.json where left out")
    .option("--no-config", "take no configuration")
    .addOption(
      nowOption(
        "what system.now means, and today's date for exceptions; the present where left out",
      ),
    )
    .addHelpText("after", examples)
    .action(async (files: string[], options: CheckCommandOptions) =>
      end(await checkCommand(files, options, terminal)),
    );
}

const examples = `
Examples:
  muster check --rule 'user.department -eq "Sales"'
  muster check groups.json --users users.csv
  muster check rules --format sarif > muster.sarif
  muster check rules main.tf --format github --fail-level error
  muster check groups.json --lints security --group "Office workers"`;

/** What `muster check` is asked. */
interface CheckCommandOptions extends RuleOptions, MeasureOptions {
  readonly subject?: SubjectKind | undefined;
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly format: ReportFormat;
  readonly now?: string | undefined;
}

/** Says what is wrong with rules, and what is unwise about them. */
async function checkCommand(
  files: readonly string[],
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const now = timeOption("--now", options.now) ?? new Date();
  const measures = await measuresOf(options);
  const rules = await gatherRules(files, options);
  const read = readRules(
    rules.map(({ source }) => source),
    options.subject,
  );
  const known = await knownGroups(await rulesBeside(read, files, options), options.groups);
  const populations = await populationsFor(read, options, now);
  const found = lookAtRules(read, lintOptionsOf(measures), { known, populations });
  const isWhole = options.rule === undefined && options.group === undefined;
  const left = withoutAllowed(found, measures, { now, isWhole, populations }, terminal);
  showReport(left, options.format, measures.failLevel, terminal);
  return codeFor(left, measures.failLevel);
}

/** The rules that those looked at are seen beside: of one group of a list, the others of it. Standard input is read once only. */
async function rulesBeside(
  read: readonly ReadRule[],
  files: readonly string[],
  options: CheckCommandOptions,
): Promise<readonly ReadRule[]> {
  const { group, groups, subject } = options;
  if (group === undefined || groups === "-" || files.includes("-")) return read;
  const all = await gatherRules(files, { ...options, group: undefined });
  return readRules(
    all.map(({ source }) => source),
    subject,
  );
}

const lintOptionsOf = ({
  kinds,
  config: { severities, channels, thresholds },
}: Measures): LintOptions => ({
  kinds,
  ...(severities !== undefined && { severities }),
  ...(channels !== undefined && { channels }),
  ...(thresholds !== undefined && { thresholds }),
});

/** Counts the users and devices of the files that are given. */
async function populationsFor(
  read: readonly ReadRule[],
  { users, devices }: CheckCommandOptions,
  now: Date,
): Promise<ReadonlyMap<SubjectKind, Population>> {
  const populations = new Map<SubjectKind, Population>();
  const files = [
    ["user", users],
    ["device", devices],
  ] as const;
  for (const [subject, file] of files) {
    if (file === undefined) continue;
    const progress = progressBar();
    const rules = read.flatMap(({ checked }) => (checked?.subject === subject ? [checked] : []));
    try {
      populations.set(subject, await populationOf(file, subject, rules, progress, now));
    } finally {
      progress.stop();
    }
  }
  return populations;
}

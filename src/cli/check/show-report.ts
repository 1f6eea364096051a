import { appendFileSync } from "node:fs";
import { azureCommands } from "../../exchange/reports/azure-commands.ts";
import { compactReport } from "../../exchange/reports/compact-report.ts";
import { githubAnnotations } from "../../exchange/reports/github-annotations.ts";
import { githubSummary } from "../../exchange/reports/github-summary.ts";
import { gitlabReport } from "../../exchange/reports/gitlab-report.ts";
import { jsonReport } from "../../exchange/reports/json-report.ts";
import { junitReport } from "../../exchange/reports/junit-report.ts";
import type { FailLevel, RuleReport } from "../../exchange/reports/report.ts";
import { sarifReport } from "../../exchange/reports/sarif-report.ts";
import { packageHome, packageVersion } from "../package-version.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { prettyReport } from "./pretty-report.ts";

/** How a report can be written. */
export type ReportFormat =
  | "pretty"
  | "compact"
  | "json"
  | "github"
  | "sarif"
  | "junit"
  | "azure"
  | "gitlab";

/** Writes a report on standard output. */
export function showReport(
  rules: readonly RuleReport[],
  format: ReportFormat,
  level: FailLevel,
  terminal: Terminal,
): void {
  for (const line of formats[format](rules, level, terminal)) terminal.print(line);
}

type Write = (
  rules: readonly RuleReport[],
  level: FailLevel,
  terminal: Terminal,
) => readonly string[];

const formats: Readonly<Record<ReportFormat, Write>> = {
  pretty: (rules, _level, { colors }) => prettyReport(rules, colors),
  compact: compactReport,
  json: (rules) => [jsonReport(rules)],
  github: (rules) => {
    appendSummary(rules, process.env["GITHUB_STEP_SUMMARY"]);
    return githubAnnotations(rules);
  },
  sarif: (rules) => [
    sarifReport(rules, {
      version: packageVersion,
      ...(packageHome !== undefined && { documentation: `${packageHome}/docs/diagnostics.md` }),
    }),
  ],
  junit: (rules, level) => [junitReport(rules, level).trimEnd()],
  azure: azureCommands,
  gitlab: (rules) => [gitlabReport(rules)],
};

/** The formats, as the help lists them. */
export const reportFormats: readonly string[] = Object.keys(formats);

/** The page of a run, which GitHub Actions makes of a file that several steps write to. */
function appendSummary(rules: readonly RuleReport[], file: string | undefined): void {
  if (file === undefined || file === "") return;
  try {
    appendFileSync(file, `${githubSummary(rules)}\n`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`${file}: the summary cannot be written: ${error.message}`);
  }
}

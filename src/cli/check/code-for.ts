import { fails, type FailLevel, type RuleReport } from "../../exchange/reports/report.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";

/** How `muster check` ends; the highest that applies. With the level `never` it ends well whatever is found. */
export function codeFor(rules: readonly RuleReport[], level: FailLevel): ExitCode {
  if (level === "never") return exitCode.fine;
  if (rules.some(({ source }) => source.undecidable !== undefined)) return exitCode.undecided;
  if (rules.some(({ isLegal }) => isLegal === false)) return exitCode.illegal;
  return rules.some(({ findings }) => findings.some((finding) => fails(finding, level)))
    ? exitCode.findings
    : exitCode.fine;
}

import type { Finding } from "../../exchange/finding.ts";
import { doubtOf, type RuleReport } from "../../exchange/reports/report.ts";
import type { Severity } from "../../grammar/diagnostic.ts";
import { withoutBreaks } from "../one-line.ts";
import { plural } from "../plural.ts";
import { showFinding } from "../show-diagnostics.ts";
import type { Colors } from "../terminal.ts";

/** Writes a report for people: each finding with its line and carets, then how many there are. */
export const prettyReport = (rules: readonly RuleReport[], colors: Colors): string[] => [
  ...rules.flatMap((rule) => [
    ...noteOf(rule, colors),
    ...withoutRepeatedWording(rule.findings).map((finding) => `${showFinding(finding, colors)}\n`),
  ]),
  summaryOf(rules, colors),
];

function noteOf(rule: RuleReport, { bold, cyan, dim }: Colors): string[] {
  const doubt = doubtOf(rule);
  if (doubt === undefined) return [];
  const { file, title } = rule.source;
  const { line, column } = rule.source.placeOf(0);
  const margin = " ".repeat(String(line).length);
  const whose = title === file ? "" : `\n${margin} ${dim("= rule:")} ${withoutBreaks(title)}`;
  return [
    `${bold(`${file}:${line}:${column}:`)} ${cyan("note")} ${withoutBreaks(doubt)}${whose}\n`,
  ];
}

function summaryOf(rules: readonly RuleReport[], colors: Colors): string {
  const all = rules.flatMap(({ findings }) => findings);
  const of = (wanted: Severity): number =>
    all.filter(({ diagnostic }) => diagnostic.severity === wanted).length;
  const undecidable = rules.filter((rule) => doubtOf(rule) !== undefined).length;
  const found = [
    plural(of("error"), "error"),
    plural(of("warning"), "warning"),
    plural(of("hint"), "hint"),
    ...(undecidable === 0 ? [] : [`${undecidable.toLocaleString("en-US")} not decidable`]),
  ].join(", ");
  const isFine = all.length + undecidable === 0;
  return `${plural(rules.length, "rule")}: ${isFine ? colors.green("nothing to report") : found}`;
}

/** Microsoft's wording is the same for many faults; people who search for it need it once. */
function withoutRepeatedWording(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.map((finding) => {
    const { entra, ...rest } = finding.diagnostic;
    if (entra === undefined || !seen.has(entra)) {
      if (entra !== undefined) seen.add(entra);
      return finding;
    }
    return { ...finding, diagnostic: rest };
  });
}

import type { Severity } from "../../grammar/diagnostic.ts";
import { doubtOf, type RuleReport } from "./report.ts";

/**
 * Writes a summary in Markdown, for the page of a run.
 *
 * @param most findings that are listed; further ones are counted
 */
export function githubSummary(rules: readonly RuleReport[], most: number = 200): string {
  const rows = rules.flatMap((rule) => {
    const doubt = doubtOf(rule);
    const { file, title } = rule.source;
    const named = title === file ? "" : title;
    return [
      ...(doubt === undefined
        ? []
        : [row("note", `${file}:${rule.source.placeOf(0).line}`, named, doubt, "")]),
      ...rule.findings.map(({ start, diagnostic: { severity, message, code } }) =>
        row(severity, `${file}:${start.line}`, named, message, code),
      ),
    ];
  });
  const table = [row("", "place", "rule", "finding", "code"), "| --- | --- | --- | --- | --- |"];
  const further = rows.length - most;
  return [
    "## Muster",
    "",
    `rules: ${rules.length}, errors: ${countOf(rules, "error")}, warnings: ${countOf(rules, "warning")}, hints: ${countOf(rules, "hint")}`,
    "",
    ...(rows.length === 0 ? [] : [...table, ...rows.slice(0, most), ""]),
    ...(further > 0 ? [`… and ${further} more`, ""] : []),
  ].join("\n");
}

const countOf = (rules: readonly RuleReport[], wanted: Severity): number =>
  rules.flatMap(({ findings }) => findings).filter((one) => one.diagnostic.severity === wanted)
    .length;

const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

/** What a file says stands as text: no cell, link, image or tag begins in it, and a code stays one. */
const cell = (text: string): string =>
  text
    .replaceAll(/\s+/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\|*_[\]#~@!]/gu, (character) => `&#${character.charCodeAt(0)};`);

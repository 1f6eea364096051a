import type { Severity } from "../../grammar/diagnostic.ts";
import type { Finding } from "../finding.ts";
import { doubtOf, type RuleReport } from "./report.ts";
import { slashed } from "./relative-uri.ts";

/**
 * Writes the workflow commands by which GitHub Actions marks lines of a pull request. What stands in a value is
 * escaped as GitHub's own toolkit does it, so that no rule can give a command of its own.
 */
export function githubAnnotations(rules: readonly RuleReport[]): string[] {
  return rules.flatMap((rule) => {
    const { source, findings } = rule;
    const doubt = doubtOf(rule);
    const { line, column } = source.placeOf(0);
    const place = { file: slashed(source.file), line, col: column };
    const note =
      doubt === undefined ? [] : [command("notice", { ...place, title: "not decidable" }, doubt)];
    return [...note, ...findings.map(annotationOf)];
  });
}

function annotationOf({ source, diagnostic, start, end }: Finding): string {
  const { severity, code, message, hint } = diagnostic;
  // Columns are taken only where the beginning and the end are on one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const place = { file: slashed(source.file), line: start.line, endLine: end.line, ...columns };
  const title = source.title === source.file ? code : `${code} in ${source.title}`;
  const said = hint === undefined ? message : `${message}\n${hint}`;
  return command(commands[severity], { ...place, title }, said);
}

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  hint: "notice",
};

const order = ["file", "line", "col", "endLine", "endColumn", "title"] as const;

function command(
  name: string,
  values: Readonly<Partial<Record<(typeof order)[number], string | number>>>,
  message: string,
): string {
  const properties = order.flatMap((key) => {
    const value = values[key];
    return value === undefined ? [] : [`${key}=${propertyValue(String(value))}`];
  });
  return `::${name} ${properties.join(",")}::${data(message)}`;
}

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const propertyValue = (text: string): string =>
  data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

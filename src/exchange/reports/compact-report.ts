import { doubtOf, type RuleReport } from "./report.ts";

/** Writes one line for each finding: `file:line:column: severity message [code]`, and the rule's title where it is not the file. */
export function compactReport(rules: readonly RuleReport[]): string[] {
  return rules.flatMap((rule) => {
    const { source, findings } = rule;
    const title = source.title === source.file ? "" : ` (${oneLine(source.title)})`;
    const doubt = doubtOf(rule);
    const { line, column } = source.placeOf(0);
    const note =
      doubt === undefined
        ? []
        : [`${oneLine(source.file)}:${line}:${column}: note ${oneLine(doubt)}${title}`];
    const lines = findings.map(
      ({ start, diagnostic: { severity, message, code } }) =>
        `${oneLine(source.file)}:${start.line}:${start.column}: ${severity} ${oneLine(message)} [${code}]${title}`,
    );
    return [...note, ...lines];
  });
}

/** A name or a quotation from a file must not begin a line of its own. */
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ");

import type { Finding } from "../finding.ts";
import type { RuleReport } from "./report.ts";

/** Writes all that was found as JSON, for programs of one's own; places are those in the file. */
export const jsonReport = (rules: readonly RuleReport[]): string =>
  JSON.stringify({ schemaVersion: 1, rules: rules.map(ruleOf) }, undefined, 2);

function ruleOf({ source, isLegal, findings }: RuleReport): object {
  const { title, file, group, text, undecidable } = source;
  return {
    title: title === file ? file : `${file}: ${title}`,
    file,
    ...(group !== undefined && { groupId: group.id }),
    rule: text,
    ok: isLegal ?? null,
    ...(undecidable !== undefined && { undecidable }),
    diagnostics: findings.map(diagnosticOf),
  };
}

const diagnosticOf = ({ source, diagnostic, start, end }: Finding): object => ({
  file: source.file,
  line: start.line,
  column: start.column,
  endLine: end.line,
  endColumn: end.column,
  ...diagnostic,
});

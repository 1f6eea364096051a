import { doubtOf, type RuleReport } from "./report.ts";
import { slashed } from "./relative-uri.ts";

/**
 * Writes the logging commands by which Azure Pipelines lists issues. It knows errors and warnings: hints are left out,
 * and a rule that is not decidable is a warning. Values are escaped, so that no rule can give a command of its own.
 */
export function azureCommands(rules: readonly RuleReport[]): string[] {
  return rules.flatMap((rule) => {
    const { source, findings } = rule;
    const doubt = doubtOf(rule);
    const note =
      doubt === undefined
        ? []
        : [command("warning", source.file, source.placeOf(0), "not-decidable", doubt)];
    const lines = findings.flatMap(({ start, diagnostic: { severity, code, message, hint } }) => {
      const said = hint === undefined ? message : `${message} (${hint})`;
      return severity === "hint" ? [] : [command(severity, source.file, start, code, said)];
    });
    return [...note, ...lines];
  });
}

function command(
  type: "error" | "warning",
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
  code: string,
  message: string,
): string {
  const place = `sourcepath=${property(slashed(file))};linenumber=${line};columnnumber=${column}`;
  return `##vso[task.logissue type=${type};${place};code=${code}]${data(message)}`;
}

const data = (text: string): string =>
  text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(";", "%3B").replaceAll("]", "%5D");

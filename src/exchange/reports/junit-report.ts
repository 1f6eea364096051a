import type { Finding } from "../finding.ts";
import { slashed } from "./relative-uri.ts";
import { doubtOf, fails, type FailLevel, type RuleReport } from "./report.ts";
import { element, xmlDocument, type XmlElement } from "./xml.ts";

/**
 * Writes JUnit's XML: a suite for each file, a case for each rule, which fails where a finding is at or above a level.
 * Findings below it are the case's output. A rule that is not decidable is skipped.
 */
export function junitReport(rules: readonly RuleReport[], level: FailLevel): string {
  const suites = [...Map.groupBy(rules, ({ source }) => source.file)].map(([file, inFile]) =>
    element(
      "testsuite",
      { name: slashed(file), ...countsOf(inFile, level) },
      inFile.map((rule) => caseOf(rule, level)),
    ),
  );
  return xmlDocument(
    element("testsuites", { name: "muster check", ...countsOf(rules, level) }, suites),
  );
}

function countsOf(rules: readonly RuleReport[], level: FailLevel): Record<string, number> {
  const failed = rules.filter(({ findings }) => findings.some((one) => fails(one, level)));
  const skipped = rules.filter((rule) => doubtOf(rule) !== undefined);
  return { tests: rules.length, failures: failed.length, errors: 0, skipped: skipped.length };
}

function caseOf(rule: RuleReport, level: FailLevel): XmlElement {
  const { source, findings } = rule;
  const file = slashed(source.file);
  const name = source.title === source.file ? file : source.title;
  const doubt = doubtOf(rule);
  const failing = findings.filter((one) => fails(one, level));
  const others = findings.filter((one) => !fails(one, level));
  return element("testcase", { classname: file, name, file, line: source.placeOf(0).line }, [
    ...(doubt === undefined ? [] : [element("skipped", { message: doubt })]),
    ...failureOf(failing),
    ...(others.length === 0 ? [] : [element("system-out", {}, [linesOf(others)])]),
  ]);
}

/** Readers expect one failure a case at most, so that one holds them all. */
function failureOf(failing: readonly Finding[]): XmlElement[] {
  const [first] = failing;
  if (first === undefined) return [];
  const { message, code } = first.diagnostic;
  const more = failing.length === 1 ? "" : ` (and ${failing.length - 1} more)`;
  return [element("failure", { message: `${message}${more}`, type: code }, [linesOf(failing)])];
}

const linesOf = (findings: readonly Finding[]): string =>
  findings
    .map(({ source, start, diagnostic: { severity, message, code, hint } }) => {
      const advice = hint === undefined ? "" : `\n  hint: ${hint}`;
      return `${slashed(source.file)}:${start.line}:${start.column}: ${severity} ${message} [${code}]${advice}`;
    })
    .join("\n");

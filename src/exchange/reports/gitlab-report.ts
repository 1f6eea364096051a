import type { Severity } from "../../grammar/diagnostic.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { slashed } from "./relative-uri.ts";
import { doubtOf, type RuleReport } from "./report.ts";

/** Writes GitLab's Code Quality report. */
export function gitlabReport(rules: readonly RuleReport[]): string {
  const fingerprints = fingerprintsOf(rules);
  const issues = rules.flatMap((rule) => {
    const { source, findings } = rule;
    const doubt = doubtOf(rule);
    const path = slashed(source.file);
    const note =
      doubt === undefined
        ? []
        : [
            {
              description: doubt,
              check_name: "not-decidable",
              fingerprint: fingerprints.of(rule),
              severity: "info",
              location: { path, lines: { begin: source.placeOf(0).line } },
            },
          ];
    const ofFindings = findings.map((finding) => ({
      description: finding.diagnostic.message,
      check_name: finding.diagnostic.code,
      fingerprint: fingerprints.of(finding),
      severity: severities[finding.diagnostic.severity],
      location: { path, lines: { begin: finding.start.line, end: finding.end.line } },
    }));
    return [...note, ...ofFindings];
  });
  return JSON.stringify(issues, undefined, 2);
}

const severities: Readonly<Record<Severity, string>> = {
  error: "critical",
  warning: "major",
  hint: "info",
};

import type { Finding } from "../finding.ts";
import { fingerprintsOf, type Fingerprints } from "./fingerprint.ts";
import { uriOfPath } from "./relative-uri.ts";
import { doubtOf, type RuleReport } from "./report.ts";
import { levels, sarifRules } from "./sarif-rules.ts";
import { sarifFixes } from "./sarif-fixes.ts";

/** Who made a SARIF file. */
export interface SarifTool {
  /** The version of the package. */
  readonly version: string;
  /** The absolute address of the page that describes all codes, if it has one; a code's section is `#code` behind it. */
  readonly documentation?: string;
}

/**
 * Writes SARIF 2.1.0, which code scanning takes.
 *
 * Lines and columns count from 1, columns in UTF-16 units. A rule that nobody can decide yet is no result: it is a
 * notification of the run.
 */
export function sarifReport(rules: readonly RuleReport[], tool: SarifTool): string {
  const findings = rules.flatMap((rule) => rule.findings);
  const codes = [...new Set(findings.map(({ diagnostic }) => diagnostic.code))].toSorted();
  const files = [...new Set(rules.map(({ source }) => source.file))];
  const index: Index = {
    codes: new Map(codes.map((code, at) => [code, at])),
    files: new Map(files.map((file, at) => [file, at])),
    fingerprints: fingerprintsOf(rules),
  };
  const run = {
    tool: {
      driver: {
        name: "Muster",
        version: tool.version,
        ...(tool.documentation !== undefined && { informationUri: tool.documentation }),
        rules: sarifRules(codes, tool.documentation),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: notificationsOf(rules, index) },
    ],
    artifacts: files.map((file) => ({ location: { uri: uriOfPath(file) } })),
    results: findings.map((finding) => resultOf(finding, index)),
  };
  return JSON.stringify(
    { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] },
    undefined,
    2,
  );
}

/** Where a code, a file and a finding's name are listed. */
interface Index {
  readonly codes: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
  readonly fingerprints: Fingerprints;
}

function resultOf(finding: Finding, index: Index): object {
  const { source, diagnostic, start, end } = finding;
  const { code, severity, message, hint } = diagnostic;
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  const fixes = sarifFixes(finding, artifactOf(source.file, index));
  return {
    ruleId: code,
    ruleIndex: index.codes.get(code) ?? -1,
    level: levels[severity],
    message: { text: hint === undefined ? message : `${message}\n${hint}` },
    locations: [locationOf(finding, region, index)],
    partialFingerprints: { "musterFinding/v1": index.fingerprints.of(finding) },
    ...(fixes.length > 0 && { fixes }),
  };
}

const artifactOf = (file: string, { files }: Index): object => ({
  uri: uriOfPath(file),
  index: files.get(file) ?? -1,
});

/** The place in the file, and the group, which a reader of a long list looks for. */
function locationOf({ source }: Pick<Finding, "source">, region: object, index: Index): object {
  const { file, group, title } = source;
  const logical =
    group === undefined
      ? { name: title, kind: "resource" }
      : { name: group.displayName, fullyQualifiedName: group.id, kind: "resource" };
  return {
    physicalLocation: { artifactLocation: artifactOf(file, index), region },
    ...((group !== undefined || title !== file) && { logicalLocations: [logical] }),
  };
}

function notificationsOf(rules: readonly RuleReport[], index: Index): object[] {
  return rules.flatMap((rule) => {
    const text = doubtOf(rule);
    if (text === undefined) return [];
    const { line, column } = rule.source.placeOf(0);
    const region = { startLine: line, startColumn: column };
    return [
      {
        descriptor: { id: "not-decidable" },
        level: "note",
        message: { text },
        locations: [locationOf(rule, region, index)],
      },
    ];
  });
}

import { hashOf } from "../../text/hash.ts";
import type { Finding } from "../finding.ts";
import { slashed } from "./relative-uri.ts";
import type { RuleReport } from "./report.ts";

/** What a finding, or a rule of which nothing can be said, is known by from run to run. */
export interface Fingerprints {
  readonly of: (what: Finding | RuleReport) => string;
}

/**
 * Names findings by what stays the same when lines move: the file, the group, the code and the text that is marked.
 * Where the same text has the same fault twice, the second has a number, so that no two are the same.
 */
export function fingerprintsOf(rules: readonly RuleReport[]): Fingerprints {
  const found = new Map<Finding | RuleReport, string>();
  const seen = new Map<string, number>();
  const name = (what: Finding | RuleReport, parts: readonly string[]): void => {
    const key = JSON.stringify(parts);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const last = times === 1 ? key : `${key} ${times}`;
    found.set(what, `${hex(hashOf(last))}${hex(hashOf(`again ${last}`))}`);
  };
  for (const rule of rules) {
    const { source, findings } = rule;
    const place = [slashed(source.file), source.group?.id ?? source.title];
    name(rule, [...place, "rule"]);
    for (const finding of findings) {
      const { code, span } = finding.diagnostic;
      name(finding, [...place, code, source.text.slice(span.start, span.end)]);
    }
  }
  return { of: (what) => found.get(what) ?? "" };
}

const hex = (hash: number): string => hash.toString(16).padStart(8, "0");

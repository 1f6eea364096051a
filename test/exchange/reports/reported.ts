import { check } from "../../../src/check/check.ts";
import { findingsOf } from "../../../src/exchange/finding.ts";
import { positionAfter } from "../../../src/exchange/input-error.ts";
import type { RuleReport } from "../../../src/exchange/reports/report.ts";
import type { RuleSource } from "../../../src/exchange/rule-source.ts";
import { lint } from "../../../src/lint/lint.ts";

/** A file that holds nothing but a rule. */
export function sourceOf(text: string, more: Partial<RuleSource> = {}): RuleSource {
  const file = more.file ?? "a.rule";
  return {
    file,
    title: file,
    text,
    placeOf: (offset) => positionAfter({ line: 1, column: 1 }, text.slice(0, offset)),
    editOf: ({ start, end }, inserted) => ({ start, end, text: inserted }),
    ...more,
  };
}

/** What is found in such a rule. */
export function reported(text: string, more: Partial<RuleSource> = {}): RuleReport {
  const source = sourceOf(text, more);
  if (source.undecidable !== undefined) return { source, isLegal: undefined, findings: [] };
  const result = check(text);
  const advice = result.ok ? lint(result.value, { kinds: ["meaning"] }) : [];
  const findings = findingsOf(source, [...result.diagnostics, ...advice]);
  return { source, isLegal: result.ok, findings };
}

/** An illegal rule, a doubtful one of a group, one without fault and one that nobody can decide. */
export const several: readonly RuleReport[] = [
  reported('user.city -eq Oslo\n-and user.country -eq "NO"'),
  reported('user.city -ne "Oslo"', {
    file: "groups.json",
    title: "Not Oslo",
    group: { id: "g1", displayName: "Not Oslo", processingState: "On" },
    placeOf: (offset) => ({ line: 7, column: 30 + offset }),
    editOf: () => undefined,
  }),
  reported('user.city -eq "Oslo"', { file: "groups.json", title: "Oslo" }),
  reported('user.city -eq "${var.city}"', {
    file: "main.tf",
    title: "azuread_group.city",
    undecidable: "`${var.city}` is known after it is filled in",
  }),
];

/** Texts that want to be more than a text. */
export const hostile: readonly string[] = [
  "a,b:c%d;e]f",
  "line\nbreak\r::error::x",
  "##vso[task.setvariable variable=x]y",
  '<a href="x">&\u0000\u0001\uFFFF\uD800</a>]]>',
  "| `x` [l](javascript:1) ![i](u) @team #1",
  "__proto__",
  "",
];

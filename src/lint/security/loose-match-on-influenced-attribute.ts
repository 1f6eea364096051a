import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Severity } from "../../grammar/diagnostic.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { report } from "../../grammar/report.ts";
import { pathOfProperty } from "../../schema/property.ts";
import { fold } from "../../text/ignore-case.ts";
import { type Channel, channels } from "../../analysis/reach/channels.ts";
import { isAnchored } from "./is-anchored.ts";
import type { RuleLint } from "../lint.ts";
import type { LintOptions } from "../lint-options.ts";
import { domainTested } from "./mail-domain.ts";
import { openChannels, writtenThrough } from "./open-channels.ts";
import { type Tested, testsIn } from "../../analysis/reach/tests-in.ts";
import { writersAmong } from "./written-attributes.ts";

/** What many values satisfy is easy to hit for somebody who writes the value. */
export const looseMatchOnInfluencedAttribute: RuleLint = (rule, options) => {
  const through = channelsOf(rule, options);
  return looseTests(rule, through).map(({ test, property }) => {
    const { spelling } = comparisonOperators[test.operator];
    const writers = writersAmong(rule, property.name, through);
    return report(
      "loose-match-on-influenced-attribute",
      { start: test.written.operator.span.start, end: test.written.value.span.end },
      `\`${spelling}\` accepts many values of \`${pathOfProperty(property)}\`, which not only administrators can write (${writers})`,
      {
        hint: "compare with `-eq` or `-in`, or use an attribute that only administrators write",
        severity: severityOf(rule, property.name, through),
      },
    );
  });
};

/** The comparisons of a rule of which this lint speaks. */
export const looselyMatched = (
  rule: CheckedRule,
  options: LintOptions,
): ReadonlySet<Tested["test"]> =>
  new Set(looseTests(rule, channelsOf(rule, options)).map(({ test }) => test));

/** Of what devices say, another lint speaks. */
const channelsOf = (rule: CheckedRule, options: LintOptions): ReadonlySet<Channel> =>
  new Set([...openChannels(rule, options)].filter((channel) => channel !== "device"));

const looseTests = (rule: CheckedRule, through: ReadonlySet<Channel>): readonly Tested[] =>
  testsIn(rule.condition).filter(
    (tested) =>
      tested.admits &&
      isLoose(tested) &&
      domainTested(tested) === undefined &&
      writtenThrough(rule, tested.property.name, through).length > 0,
  );

function isLoose({ test: { operator, value } }: Tested): boolean {
  const { positive } = comparisonOperators[operator];
  if (value.kind === "pattern") return !isAnchored(value.pattern) && !isMark(value.source);
  const isSearch = positive === "contains" || positive === "startsWith" || positive === "endsWith";
  return isSearch && value.kind === "string" && !isMark(value.text);
}

/** What the service puts into names of guests and before addresses says what kind they are, not whose. */
const isMark = (text: string): boolean =>
  ["#EXT#", "#EXT#@", "SMTP:", "^SMTP:"].includes(fold(text));

/** The worst that is said of a channel through which the attribute is written. */
function severityOf(rule: CheckedRule, property: string, through: ReadonlySet<Channel>): Severity {
  const severities = new Set(
    writtenThrough(rule, property, through).map(({ channel }) => channels[channel].severity),
  );
  if (severities.has("error")) return "error";
  return severities.has("warning") ? "warning" : "hint";
}

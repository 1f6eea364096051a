import { defaultLimits } from "../../grammar/limits.ts";
import { print } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import { usualThresholds } from "../lint-options.ts";
import type { RuleLint } from "../lint.ts";

/** A rule that nears the longest one there may be: the next edit can be one too many. */
export const ruleLength: RuleLint = ({ rule, text }, { thresholds }) => {
  const { length } = text ?? print(rule);
  const part = thresholds?.ruleLength ?? usualThresholds.ruleLength;
  if (length < part * defaultLimits.length) return [];
  return [
    report(
      "rule-length",
      rule.span,
      `the rule has ${length} characters, and may have ${defaultLimits.length}`,
      { hint: "lists with `-in` take less than chains of `-or`; else divide the group" },
    ),
  ];
};

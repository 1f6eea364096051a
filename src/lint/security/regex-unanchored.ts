import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { report } from "../../grammar/report.ts";
import { isTied } from "./is-anchored.ts";
import type { RuleLint } from "../lint.ts";
import { looselyMatched } from "./loose-match-on-influenced-attribute.ts";
import { domainTested } from "./mail-domain.ts";
import { testsIn } from "../../analysis/reach/tests-in.ts";

/** A pattern is found anywhere in the value, so it accepts more than it shows. Not said where another lint says it. */
export const regexUnanchored: RuleLint = (rule, options) => {
  const said = looselyMatched(rule, options);
  return testsIn(rule.condition).flatMap((tested): Diagnostic[] => {
    const { value, written } = tested.test;
    if (value.kind !== "pattern" || said.has(tested.test)) return [];
    if (domainTested(tested) !== undefined) return [];
    const before = isTied(value.pattern, "start") ? "" : "before";
    const behind = isTied(value.pattern, "end") ? "" : "behind";
    if (before === "" && behind === "") return [];
    const where = [before, behind].filter((word) => word !== "").join(" and ");
    return [
      report(
        "regex-unanchored",
        written.value.span,
        `this pattern accepts any text ${where} what it names`,
        { hint: hints[`${before}${behind}`] },
      ),
    ];
  });
};

const hints: Readonly<Record<string, string>> = {
  before: "begin it with `^` where the whole value is meant",
  behind: "end it with `$` where the whole value is meant",
  beforebehind: "begin it with `^` and end it with `$` where the whole value is meant",
};

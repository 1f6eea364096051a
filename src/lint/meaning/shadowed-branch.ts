import { report } from "../../grammar/report.ts";
import { findSettled } from "../deciding/find-settled.ts";
import { whyRedundant } from "../deciding/why-redundant.ts";
import type { RuleLint } from "../lint.ts";
import { countComparisons } from "../rewriting/count-comparisons.ts";
import { takingOut } from "../rewriting/taking-out.ts";

/** An alternative of several comparisons that takes in nobody whom the other alternatives beside it do not take in. */
export const shadowedBranch: RuleLint = (rule) =>
  findSettled(rule).flatMap((finding) => {
    if (finding.kind !== "redundant" || finding.junction === "and") return [];
    if (countComparisons(finding.part) === 1) return [];
    return [
      report("shadowed-branch", finding.part.written.span, whyRedundant(finding), {
        hint: "this alternative takes in nobody else",
        fix: takingOut(rule.text, finding),
      }),
    ];
  });

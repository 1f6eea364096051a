import { report } from "../../grammar/report.ts";
import { findSettled } from "../deciding/find-settled.ts";
import { isNeedlessComparison } from "../deciding/is-needless-comparison.ts";
import { whyRedundant } from "../deciding/why-redundant.ts";
import { whySettled } from "../deciding/why-settled.ts";
import type { RuleLint } from "../lint.ts";
import { takingOut } from "../rewriting/taking-out.ts";

/**
 * A comparison that never makes a difference for the whole rule: in an `-and`, because it follows from what stands beside or
 * around it; in an `-or`, because what stands beside it follows from it. An alternative `-eq null` may stand: it says outright
 * what a negated one beside it says by the way.
 */
export const redundantComparison: RuleLint = (rule) =>
  findSettled(rule).flatMap((finding) => {
    if (!isNeedlessComparison(finding)) return [];
    const { span } = finding.part.written;
    const fix = takingOut(rule.text, finding);
    if (finding.kind === "redundant")
      return [
        report("redundant-comparison", span, whyRedundant(finding), {
          hint: "this can be left out",
          fix,
        }),
      ];
    const message = finding.isByItself ? "this always holds" : "this always holds here";
    return [report("redundant-comparison", span, message, { hint: whySettled(finding), fix })];
  });

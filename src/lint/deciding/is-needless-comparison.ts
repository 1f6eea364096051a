import { countComparisons } from "../rewriting/count-comparisons.ts";
import type { Finding } from "./finding.ts";

/** Whether a single comparison can be taken out, and no contradiction is the reason. */
export const isNeedlessComparison = (
  finding: Finding,
): finding is Exclude<Finding, { kind: "conflict" }> =>
  (finding.kind === "redundant" || (finding.kind === "settled" && finding.holds)) &&
  finding.needless?.part === finding.part &&
  countComparisons(finding.part) === 1;

import { bothQuoted } from "../quoted.ts";
import type { Finding } from "./finding.ts";

type Redundant = Extract<Finding, { kind: "redundant" }>;

/** Why what stands beside a part makes it needless, as a message says it. */
export function whyRedundant({ junction, others, isSame }: Redundant): string {
  const names = bothQuoted(others);
  if (isSame) return `${names} beside it says the same`;
  const [says, say] = junction === "and" ? ["says", "say"] : ["takes in", "take in"];
  if (others.length === 1) return `${names} beside it ${says} more`;
  if (others.length === 2) return `${names} together ${say} more`;
  return `what stands beside it ${says} more`;
}

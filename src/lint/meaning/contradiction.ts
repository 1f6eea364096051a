import { report } from "../../grammar/report.ts";
import type { Finding } from "../deciding/finding.ts";
import { findSettled } from "../deciding/find-settled.ts";
import { whySettled } from "../deciding/why-settled.ts";
import type { RuleLint } from "../lint.ts";
import { bothQuoted } from "../quoted.ts";
import { takingOut } from "../rewriting/taking-out.ts";

/**
 * A part that never holds where it counts, by itself or because of what it stands within; of an `-and` whose operands never
 * all hold, the last one that it takes. What only its own alternatives make needless is another lint's.
 */
export const contradiction: RuleLint = (rule) =>
  findSettled(rule).flatMap((finding) => {
    if (finding.kind === "redundant" || finding.holds) return [];
    const fix = takingOut(rule.text, finding);
    const { message, hint } = said(finding);
    return [report("contradiction", finding.part.written.span, message, { hint, fix })];
  });

interface Said {
  readonly message: string;
  readonly hint: string | undefined;
}

function said(finding: Exclude<Finding, { kind: "redundant" }>): Said {
  if (finding.kind === "settled")
    return {
      message: finding.isByItself ? "this never holds" : "this cannot hold here",
      hint: whySettled(finding),
    };
  return { message: together(finding.others), hint: "`-or` asks for one of them only" };
}

function together(others: Extract<Finding, { kind: "conflict" }>["others"]): string {
  if (others.length > 2) return "this and what stands beside it cannot all hold";
  const names = bothQuoted(others);
  return others.length === 1
    ? `this and ${names} cannot both hold`
    : `this, ${names} cannot all hold`;
}

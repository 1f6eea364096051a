import { report } from "../../grammar/report.ts";
import type { Finding } from "../deciding/finding.ts";
import { findSettled } from "../deciding/find-settled.ts";
import { isNeedlessComparison } from "../deciding/is-needless-comparison.ts";
import { whySettled } from "../deciding/why-settled.ts";
import type { RuleLint } from "../lint.ts";
import { bothQuoted } from "../quoted.ts";
import { takingOut } from "../rewriting/taking-out.ts";

/**
 * A part that always holds where it counts; of an `-or` of whose alternatives one always does, the last one that it takes.
 * A single comparison that can be taken out for that is `redundant-comparison`.
 */
export const alwaysTrue: RuleLint = (rule) =>
  findSettled(rule).flatMap((finding) => {
    const said = isNeedlessComparison(finding) ? undefined : saidOf(finding);
    if (said === undefined) return [];
    const { message, hint } = said;
    const fix = takingOut(rule.text, finding);
    return [report("always-true", finding.part.written.span, message, { hint, fix })];
  });

interface Said {
  readonly message: string;
  readonly hint: string | undefined;
}

function saidOf(finding: Finding): Said | undefined {
  switch (finding.kind) {
    case "redundant":
      return undefined;
    case "settled":
      if (!finding.holds) return undefined;
      return {
        message: finding.isByItself ? "this always holds" : "this always holds here",
        hint: whySettled(finding),
      };
    case "conflict":
      return finding.holds
        ? { message: together(finding.others), hint: "`-and` asks for all of them" }
        : undefined;
    default:
      return finding satisfies never;
  }
}

function together(others: Extract<Finding, { kind: "conflict" }>["others"]): string {
  if (others.length > 2) return "one of these alternatives always holds";
  const names = bothQuoted(others, "or");
  return others.length === 1 ? `this or ${names} always holds` : `this, ${names} always holds`;
}

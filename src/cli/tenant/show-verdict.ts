import type { Verdict } from "../../licensing/gate.ts";

/** What the gate says, where that is more than yes. */
export function showVerdict(verdict: Verdict): string | undefined {
  if (verdict.kind === "allowed") return undefined;
  const numbers = `${verdict.needed} licenses needed, ${verdict.seats} there`;
  if (verdict.kind === "shortfall") return `shortfall of ${verdict.missing}: ${numbers}`;
  return `refused, ${verdict.reason}: ${numbers}; any of ${verdict.allowedBy.join(", ")} would allow it`;
}

import { bothQuoted } from "../quoted.ts";
import type { Finding } from "./finding.ts";

type Settled = Extract<Finding, { kind: "settled" }>;

/** Why a part always holds, or never, where it counts; as a hint says it. */
export function whySettled({ part, isByItself, reasons }: Settled): string | undefined {
  if (isByItself) {
    const isOfItem = part.kind === "test" && part.source.kind === "item";
    return isOfItem && part.value.kind === "null" ? "an element always has a value" : undefined;
  }
  const [first] = reasons;
  if (first === undefined || reasons.some(({ holds }) => holds !== first.holds))
    return "what stands around it decides that";
  const names = bothQuoted(reasons.map((reason) => reason.part));
  if (!first.holds) return `it counts only where ${names} ${one(reasons, "does", "do")} not hold`;
  return `${names} ${one(reasons, "holds", "hold")} wherever this counts`;
}

const one = (things: readonly unknown[], singular: string, plural: string): string =>
  things.length === 1 ? singular : plural;

import type { Value } from "../../check/checked-rule.ts";
import type { PositiveOperator } from "../../grammar/operators.ts";
import { fold } from "../../text/ignore-case.ts";
import type { TextClaim } from "../text/text-claim.ts";
import type { Claim } from "./formula.ts";

/** What a positive operator claims of a value; `undefined` for `-eq ""`, which no value satisfies. */
export function claimOf(operator: PositiveOperator, value: Value, now?: Date): Claim | undefined {
  switch (value.kind) {
    case "null":
      return { kind: "set" };
    case "string":
      return operator === "eq" ? oneOf([value.text]) : partOf(operator, value.text);
    case "strings":
      return oneOf(value.texts);
    case "boolean":
      return { kind: "truth", isTrue: value.isTrue };
    case "instant":
      return instant(operator, value.milliseconds, false);
    case "now":
      return now === undefined
        ? instant(operator, withinReach(value.milliseconds), true)
        : instant(operator, now.getTime() + value.milliseconds, false);
    case "version":
      return ofText({
        kind: "order",
        operator: operator === "ge" ? "ge" : "le",
        version: value.version,
      });
    case "pattern":
      return ofText({ kind: "match", source: value.source, pattern: value.pattern });
    default:
      return value satisfies never;
  }
}

function oneOf(texts: readonly string[]): Claim | undefined {
  const known = new Map<string, string>();
  for (const text of texts) {
    const folded = fold(text);
    if (text !== "" && !known.has(folded)) known.set(folded, text);
  }
  return known.size === 0 ? undefined : ofText({ kind: "in", texts: known });
}

/** Every text that is set begins and ends with the empty one, and contains it. */
function partOf(operator: PositiveOperator, written: string): Claim {
  if (written === "") return { kind: "set" };
  const kind = operator === "startsWith" ? "start" : operator === "endsWith" ? "end" : "part";
  return ofText({ kind, folded: fold(written), written });
}

const ofText = (text: TextClaim): Claim => ({ kind: "text", text });

const instant = (operator: PositiveOperator, milliseconds: number, isFromNow: boolean): Claim => ({
  kind: "instant",
  order: operator === "ge" ? "ge" : operator === "le" ? "le" : "eq",
  milliseconds,
  isFromNow,
});

/** No two instants are further apart than this, so that a longer step says no more; and up to here numbers are exact. */
const furthest = 9_000_000_000_000_000;

const withinReach = (milliseconds: number): number =>
  Math.max(-furthest, Math.min(furthest, milliseconds));

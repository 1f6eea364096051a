import type { Pattern } from "../../text/pattern/pattern.ts";
import { setIgnoringCase } from "../../text/pattern/unit-case.ts";
import type { UnitSet } from "../../text/pattern/unit-set.ts";
import type { TextClaim } from "./text-claim.ts";

/** Tells whether a claim holds alike of all texts that are equal ignoring case, as can be seen at once. */
export function isCaseBlind(claim: TextClaim): boolean {
  if (claim.image !== undefined && claim.image.replaced.size > 0) return false;
  return claim.kind !== "match" || isBlind(claim.pattern);
}

const known = new WeakMap<Pattern, boolean>();

function isBlind(pattern: Pattern): boolean {
  let answer = known.get(pattern);
  if (answer === undefined) {
    answer = setsIn(pattern, new Set()).every((set) => setIgnoringCase(set) === set);
    known.set(pattern, answer);
  }
  return answer;
}

function setsIn(pattern: Pattern, sets: Set<UnitSet>): UnitSet[] {
  switch (pattern.kind) {
    case "unit":
      sets.add(pattern.set);
      break;
    case "sequence":
      for (const item of pattern.items) setsIn(item, sets);
      break;
    case "choice":
      for (const option of pattern.options) setsIn(option, sets);
      break;
    case "repeat":
    case "look":
    case "atomic":
      setsIn(pattern.item, sets);
      break;
    case "empty":
    case "assertion":
      break;
    default:
      pattern satisfies never;
  }
  return [...sets];
}

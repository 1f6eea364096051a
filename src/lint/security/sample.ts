import type { Pattern } from "../../text/pattern/pattern.ts";
import { hasUnit, rangesOf, type UnitSet } from "../../text/pattern/unit-set.ts";

/**
 * Makes a short text that a pattern probably finds; whoever needs to be sure asks the pattern. `liked` are the units to
 * take where a set has them, the first before the others. `undefined` where the text would be long.
 */
export function sampleOf(pattern: Pattern, liked = "a1"): string | undefined {
  switch (pattern.kind) {
    case "empty":
    case "assertion":
    case "look":
      return "";
    case "unit":
      return unitOf(pattern.set, liked);
    case "sequence": {
      let text = "";
      for (const item of pattern.items) {
        const next = sampleOf(item, liked);
        if (next === undefined || text.length + next.length > longest) return undefined;
        text += next;
      }
      return text;
    }
    case "choice":
      return pattern.options[0] && sampleOf(pattern.options[0], liked);
    case "repeat": {
      if (pattern.least === 0) return "";
      const round = sampleOf(pattern.item, liked);
      if (round === undefined || round.length * pattern.least > longest) return undefined;
      return round.repeat(pattern.least);
    }
    case "atomic":
      return sampleOf(pattern.item, liked);
    default:
      return pattern satisfies never;
  }
}

/** No attribute that a rule looks at with a pattern holds more. */
const longest = 256;

function unitOf(set: UnitSet, liked: string): string | undefined {
  for (const unit of liked) if (hasUnit(set, unit.charCodeAt(0))) return unit;
  const [range] = rangesOf(set);
  if (range === undefined) return undefined;
  const unit = String.fromCharCode(range.first);
  const small = unit.toLowerCase();
  return small.length === 1 && hasUnit(set, small.charCodeAt(0)) ? small : unit;
}

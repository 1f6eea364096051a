import type { Condition } from "../../check/checked-rule.ts";
import { insideOf, type Kin, type Place } from "../rewriting/place.ts";
import { answersOf } from "./answer.ts";
import { conflictIn } from "./conflict-in.ts";
import type { Decider } from "./decider.ts";
import { fewestOf } from "./fewest-of.ts";
import type { Finding } from "./finding.ts";
import { saysEmpty } from "./says-empty.ts";

/**
 * Says why a part always holds, or never, where it counts: goes down to what is so by itself, and names the operands that
 * make it so where only together they do.
 */
export function settledAt(place: Place, holds: boolean, decider: Decider): readonly Finding[] {
  const { part } = place;
  switch (part.kind) {
    case "and":
    case "or":
      return (part.kind === "and") === holds
        ? inside(place).flatMap((operand) => settledAt(operand, holds, decider))
        : jointSettledAt(place, holds, decider);
    case "not":
      if (isOfTest(part))
        return saysEmpty(part) ? [] : [comparisonSettledAt(place, holds, decider)];
      return inside(place).flatMap((operand) => settledAt(operand, !holds, decider));
    case "quantified": {
      const isBodySettled = (part.quantifier === "all") === holds;
      const bodies = inside(place).filter((body) => isBodySettled && isSo(body, holds, decider));
      return bodies.length === 0
        ? [comparisonSettledAt(place, holds, decider)]
        : bodies.flatMap((body) => settledAt(body, holds, decider));
    }
    case "test":
      return saysEmpty(part) ? [] : [comparisonSettledAt(place, holds, decider)];
    case "member-of":
    case "direct-reports":
      return [comparisonSettledAt(place, holds, decider)];
    default:
      return part satisfies never;
  }
}

/** Whether a condition is a comparison with nothing but `-not` before it. */
const isOfTest = (part: Condition): boolean =>
  part.kind === "not" ? isOfTest(part.operand) : part.kind === "test";

/** The places within, with what is around the whole, but nothing of what is beside them in it. */
function inside(place: Place): readonly Place[] {
  const kin = place.part.kind === "quantified" ? undefined : place.kin;
  return insideOf(place).map((inner) => apart(inner, kin));
}

const apart = (place: Place, kin: Kin | undefined): Place => ({ ...place, kin });

function jointSettledAt(place: Place, holds: boolean, decider: Decider): readonly Finding[] {
  const operands = inside(place).filter((operand) => !decider.isTakenOut(operand));
  const cause = operands.find((operand) => isSo(operand, holds, decider));
  if (cause !== undefined) return settledAt(cause, holds, decider);
  const answers = operands.map(({ part }) => ({ part, holds: !holds }));
  const conflict = conflictIn(answers, [...answersOf(place.kin)], decider);
  if (conflict === undefined) return [comparisonSettledAt(place, holds, decider)];
  const { last, others } = conflict;
  return [{ kind: "conflict", part: last, holds, others }];
}

/** Whether a part always holds, or never, by itself and what is around it. */
const isSo = ({ part, kin }: Place, holds: boolean, decider: Decider): boolean =>
  decider.isImpossible([{ part, holds: !holds }, ...answersOf(kin)]);

function comparisonSettledAt(place: Place, holds: boolean, decider: Decider): Finding {
  const { part } = place;
  const otherwise = { part, holds: !holds };
  const isByItself = decider.isImpossible([otherwise]);
  const around = isByItself ? [] : [...answersOf(place.kin)];
  const fewest = fewestOf(around, (some) => decider.isImpossible([otherwise, ...some])) ?? [];
  return {
    kind: "settled",
    part,
    holds,
    reasons: fewest.length > most ? [] : fewest,
    isByItself,
  };
}

const most = 2;

import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import { keyOf } from "../rewriting/key-of.ts";
import { countComparisons } from "../rewriting/count-comparisons.ts";
import { insideOf, type Kin, type Place, placesIn, wholeOf } from "../rewriting/place.ts";
import { answersOf, besideOf } from "./answer.ts";
import { Decider } from "./decider.ts";
import { fewestOf } from "./fewest-of.ts";
import type { Finding } from "./finding.ts";
import { isTooLarge } from "./is-too-large.ts";
import { saysEmpty } from "./says-empty.ts";
import { settledAt } from "./settled-at.ts";

/**
 * Finds the parts of a rule that make no difference, and why; what says the same as something beside it, in other letters at
 * most, is left to the lint of that.
 *
 * Of several that can go because of each other the later ones go. A rule is looked at once, one that is too large not at all.
 */
export function findSettled(rule: CheckedRule): readonly Finding[] {
  const known = findings.get(rule);
  if (known !== undefined) return known;
  const found = settledIn(rule.condition);
  findings.set(rule, found);
  return found;
}

const findings = new WeakMap<CheckedRule, readonly Finding[]>();

function settledIn(condition: Condition): readonly Finding[] {
  if (isTooLarge(condition)) return [];
  const decider = new Decider();
  const whole = wholeOf(condition);
  for (const place of placesIn(condition))
    for (const repeated of repeatedIn(place)) decider.takeOut(repeated, settlingOf(repeated));
  for (const holds of [false, true])
    if (decider.isSettled(whole, holds)) return settledAt(whole, holds, decider);
  return needlessIn(whole, decider);
}

/** The operands of a joint that say the same as an earlier one. */
function repeatedIn(place: Place): readonly Place[] {
  const { kind } = place.part;
  if (kind !== "and" && kind !== "or") return [];
  const seen = new Set<string>();
  return insideOf(place).filter(({ part }) => {
    const key = keyOf(part);
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated;
  });
}

/** The answer of an operand that makes it needless in its joint. */
const settlingOf = ({ kin }: Place): boolean => kin?.joint.junction.kind === "and";

/** What makes no difference within a part that does. */
function needlessIn(place: Place, decider: Decider): readonly Finding[] {
  const inside = insideOf(place);
  switch (place.part.kind) {
    case "and":
    case "or": {
      const found = inside.toReversed().flatMap((operand) => needlessAt(operand, decider));
      return [
        ...found,
        ...inside
          .filter((operand) => !decider.isTakenOut(operand))
          .flatMap((operand) => needlessIn(operand, decider)),
      ];
    }
    case "quantified":
      return inside.flatMap((body) => {
        const holds = [false, true].find((answer) => decider.isSettled(body, answer));
        return holds === undefined ? needlessIn(body, decider) : settledAt(body, holds, decider);
      });
    case "not":
      return inside.flatMap((operand) => needlessIn(operand, decider));
    case "test":
    case "member-of":
    case "direct-reports":
      return [];
    default:
      return place.part satisfies never;
  }
}

/** What is to be said of an operand that makes no difference; it is taken out then. */
function needlessAt(place: Place, decider: Decider): readonly Finding[] {
  const { part, kin } = place;
  if (kin === undefined || decider.isTakenOut(place) || saysEmpty(part)) return [];
  const holds = settlingOf(place);
  if (!decider.isSettled(place, holds)) return [];
  const apart = { ...place, kin: kin.above, within: undefined };
  const isSoAnyway = decider.isSettled(apart, holds);
  if (!isSoAnyway && !holds && asksForNone(part)) return [];
  const isPointedAt = isSoAnyway || (holds && countComparisons(part) > 1);
  const found = isPointedAt
    ? withNeedless(settledAt(isSoAnyway ? apart : place, holds, decider), place)
    : [besideAt(place, kin, holds, decider)];
  decider.takeOut(place, holds);
  return found;
}

/** One thing can be taken out once, so only the first finding about it says so. */
const withNeedless = (
  [first, ...others]: readonly Finding[],
  needless: Place,
): readonly Finding[] => (first === undefined ? [] : [{ ...first, needless }, ...others]);

/** An alternative that asks for no value says outright what a negated one beside it says by the way: it may stand. */
const asksForNone = (part: Condition): boolean =>
  part.kind === "test" && part.value.kind === "null" && part.operator === "eq";

/** What is to be said of an operand that what stands beside it makes needless. */
function besideAt(place: Place, kin: Kin, holds: boolean, decider: Decider): Finding {
  const { part } = place;
  const beside = [...besideOf(kin)].filter((answer) => !decider.isTakenOut(answer));
  const reasons = fewestOf([...beside, ...answersOf(kin.above)], (some) =>
    decider.isImpossible([{ part, holds: !holds }, ...some]),
  );
  const few = reasons !== undefined && reasons.length <= 2 ? reasons : [];
  const areBeside = reasons?.every((reason) => beside.includes(reason)) ?? false;
  if (holds && !areBeside)
    return { kind: "settled", part, holds, reasons: few, isByItself: false, needless: place };
  const others = areBeside ? few.map((reason) => reason.part) : [];
  const [only] = others.length === 1 ? others : [];
  const isSame =
    only !== undefined &&
    decider.isImpossible([
      { part, holds },
      { part: only, holds: !holds },
    ]);
  const { kind: junction } = kin.joint.junction;
  return { kind: "redundant", part, junction, others, isSame, needless: place };
}

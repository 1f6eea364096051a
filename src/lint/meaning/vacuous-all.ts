import { report } from "../../grammar/report.ts";
import { pathOf } from "../../grammar/spelling.ts";
import { Decider } from "../deciding/decider.ts";
import { isTooLarge } from "../deciding/is-too-large.ts";
import type { RuleLint } from "../lint.ts";
import { placesIn, wholeOf } from "../rewriting/place.ts";
import { isAlsoOfUnset } from "./also-of-unset.ts";

/** `-all` is true of an empty collection, and lets it in where no `-not` turns that round. In a rule that is too large each is looked at by itself. */
export const vacuousAll: RuleLint = ({ condition }) => {
  const decider = new Decider();
  const isAlone = isTooLarge(condition);
  return placesIn(condition).flatMap((place) => {
    const { part, isPositive } = place;
    if (!isPositive || part.kind !== "quantified" || part.quantifier !== "all") return [];
    // What is so of all elements and of none of them is said of an empty collection.
    const some = { ...part, quantifier: "any" } as const;
    const unset = [
      { part, holds: true },
      { part: some, holds: false },
    ];
    const set = [
      { part, holds: true },
      { part: some, holds: true },
    ];
    if (
      !isAlsoOfUnset(isAlone ? wholeOf(part) : place, part.property.name, { unset, set }, decider)
    )
      return [];
    const path = pathOf(part.written.property);
    return [
      report(
        "vacuous-all",
        part.written.quantifier.span,
        `this is also true of everybody without \`${path}\``,
        {
          hint: `add \`-and (${path} -ne null)\` where they are not meant`,
        },
      ),
    ];
  });
};

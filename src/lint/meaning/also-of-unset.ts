import type { Answer } from "../deciding/answer.ts";
import { answersOf } from "../deciding/answer.ts";
import type { Decider } from "../deciding/decider.ts";
import type { Place } from "../rewriting/place.ts";

/**
 * Tells whether a part takes in those without an attribute by the way: where what must hold beside it lets both them and
 * others in, and no alternative beside it asks for them outright.
 *
 * @param unset what is so of those without the attribute
 * @param set what is so of the others who satisfy the part
 */
export function isAlsoOfUnset(
  { kin }: Place,
  name: string,
  { unset, set }: { readonly unset: readonly Answer[]; readonly set: readonly Answer[] },
  decider: Decider,
): boolean {
  const around = [...answersOf(kin)];
  if (around.some((answer) => !answer.holds && asksForNone(answer, name))) return false;
  const needed = around.filter(({ holds }) => holds);
  return !decider.isImpossible([...unset, ...needed]) && !decider.isImpossible([...set, ...needed]);
}

const asksForNone = ({ part }: Answer, name: string): boolean =>
  part.kind === "test" &&
  part.operator === "eq" &&
  part.value.kind === "null" &&
  part.source.kind === "property" &&
  part.source.property.name === name;

import type { RuleSource } from "../rule-source.ts";
import type { WrittenString } from "./notation.ts";
import { type Owner, placedRule, undecidableRule } from "./placed-rule.ts";
import type { Spot } from "./spots.ts";

/**
 * The rule in a string; none where it is empty.
 *
 * @param undecidedBy says why nobody can know what stands at the place where the string could not be read further;
 *   `undefined` where that is no reason
 */
export function* ruleOfLiteral(
  owner: Owner,
  { start, end, notation }: WrittenString,
  text: string,
  spotOf: (offset: number) => Spot,
  undecidedBy: (rest: string) => string | undefined,
): Generator<RuleSource> {
  const written = text.slice(start, end);
  const read = notation.read(written);
  if (read.kind === "read" && read.text === "") return;
  const reason = read.kind === "misread" ? undecidedBy(written.slice(read.offset)) : undefined;
  yield reason === undefined
    ? placedRule(owner, written, notation, spotOf(start))
    : undecidableRule(owner, written, spotOf(start), reason);
}

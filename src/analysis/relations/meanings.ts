import type { CheckedRule } from "../../check/checked-rule.ts";
import { formulaKey } from "../formula/formula-key.ts";
import { not } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { findWitness, type WitnessAnswer } from "../witness/find-witness.ts";
import type { IdentifiedRule, UndecidedRelation } from "./relation.ts";
import { somebodyOf } from "./somebody-of.ts";
import type { Somebody } from "./subject-pool.ts";

/** Rules that come to the same formula, and so are the same. */
export interface Meaning {
  readonly ids: readonly string[];
  readonly rule: CheckedRule;
  /** Somebody of whom the rules hold, and somebody of whom they do not, where that is known. */
  readonly member: Somebody | undefined;
  readonly stranger: Somebody | undefined;
}

/** What can be said of rules one by one. */
export interface Meanings {
  /** Those that are compared: they hold of somebody and not of everybody, or that is not known. */
  readonly compared: readonly Meaning[];
  /** The ids of the others. */
  readonly nobody: readonly string[];
  readonly everybody: readonly string[];
  readonly undecided: readonly UndecidedRelation[];
  /** The ids of those of which the budget is not even enough for that, by their formulas: they are not compared. */
  readonly tooHard: readonly (readonly string[])[];
}

/**
 * Puts rules of one formula together, and looks for a member and a stranger of each.
 *
 * @param step is told how many more rules are done
 */
export function meaningsOf(
  rules: readonly IdentifiedRule[],
  space: Space,
  step: (count: number) => void,
): Meanings {
  const compared: Meaning[] = [];
  const nobody: string[] = [];
  const everybody: string[] = [];
  const undecided: UndecidedRelation[] = [];
  const tooHard: (readonly string[])[] = [];
  for (const { rule, ids } of byFormula(rules, space)) {
    const formula = space.formulaOf(rule);
    const member = findWitness(formula, { of: [rule], notOf: [] }, space);
    const stranger = findWitness(not(formula), { of: [], notOf: [rule] }, space);
    step(ids.length);
    if (member.kind === "none") nobody.push(...ids);
    else if (stranger.kind === "none") everybody.push(...ids);
    else {
      const open = openQuestions(ids, { satisfiable: member, always: stranger });
      undecided.push(...open);
      // All pairs with such a rule would most likely cost as much, one after the other.
      if (open.some((one) => one.undecided.code === "budget")) tooHard.push(ids);
      else
        compared.push({
          rule,
          ids,
          member: known(member, space),
          stranger: known(stranger, space),
        });
    }
  }
  return { compared, nobody, everybody, undecided, tooHard };
}

function byFormula(
  rules: readonly IdentifiedRule[],
  space: Space,
): (Pick<Meaning, "rule"> & { readonly ids: string[] })[] {
  const groups = new Map<string, Pick<Meaning, "rule"> & { readonly ids: string[] }>();
  for (const { id, rule } of rules) {
    const key = formulaKey(space.formulaOf(rule));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ids: [id], rule });
    else group.ids.push(id);
  }
  return [...groups.values()];
}

const openQuestions = (
  [a = ""]: readonly string[],
  answers: Readonly<Record<"satisfiable" | "always", WitnessAnswer>>,
): UndecidedRelation[] =>
  (["satisfiable", "always"] as const).flatMap((question) => {
    const answer = answers[question];
    return answer.kind === "undecided" ? [{ question, a, undecided: answer.undecided }] : [];
  });

const known = (answer: WitnessAnswer, { options }: Space): Somebody | undefined =>
  answer.kind === "found" ? somebodyOf(answer.witness, options) : undefined;

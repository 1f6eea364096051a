import { Space } from "../formula/space.ts";
import { usualWork } from "../work.ts";
import { implications } from "./implications.ts";
import type { Inquiry } from "./inquiry.ts";
import { firstPool } from "./first-pool.ts";
import { meaningsOf } from "./meanings.ts";
import { namedRelations } from "./named-relations.ts";
import type { IdentifiedRule, Relations, RelationsOptions } from "./relation.ts";
import type { RelationWork } from "./relation-work.ts";
import { separations } from "./separations.ts";

/**
 * Finds the relations among rules that are all about users, or all about devices.
 *
 * @param work grows by what it costs
 * @param step is told how many more rules are done: each once for itself, and once for each question
 */
export function relationsOfKind(
  rules: readonly IdentifiedRule[],
  options: RelationsOptions,
  work: RelationWork,
  step: (count: number) => void,
): Omit<Relations, "work"> {
  const space = new Space({ ...options, budget: options.budget ?? usualWork / 10 });
  const { compared, undecided, tooHard, ...extremes } = meaningsOf(rules, space, step);
  work.pairs += (rules.length * (rules.length - 1)) / 2;
  work.settled += rules.length - compared.length;
  const stages = options.including === "disjoint" ? 2 : 1;
  const settled = rules.length - compared.reduce((sum, { ids }) => sum + ids.length, 0);
  step(settled * stages);
  const inquiry: Inquiry = {
    rules: compared.map(({ rule }) => rule),
    space,
    pool: firstPool(compared),
    work,
    step: (rule) => step(compared[rule]?.ids.length ?? 0),
  };
  const implying = implications(inquiry);
  const members = compared.map(({ member }) => member);
  const separating =
    options.including === "disjoint"
      ? separations(inquiry, implying.implied, members)
      : { apart: [], open: [] };
  work.subjects += inquiry.pool.size;
  const named = namedRelations(rules, compared, implying, separating);
  return {
    ...named,
    ...extremes,
    duplicates: [...named.duplicates, ...tooHard.filter((ids) => ids.length > 1)],
    undecided: [...undecided, ...named.undecided],
  };
}

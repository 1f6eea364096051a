import { report } from "../../grammar/report.ts";
import { listed } from "../each-or-all.ts";
import type { RuleLint } from "../lint.ts";
import { shownValue } from "../shown-value.ts";
import { groupRelationsOf } from "./group-relations.ts";

/** A group whose members, whoever there can be, are all in another group, which has others, too. Only the nearest are named. */
export const subsetOfGroup: RuleLint = (rule, options) => {
  const { supersets } = groupRelationsOf(rule, options);
  if (supersets.length === 0) return [];
  const names = listed(supersets.map(({ group }) => shownValue(group.displayName)));
  const said = supersets.length === 1 ? `the group ${names}` : `the groups ${names}`;
  return [report("subset-of-group", rule.rule.span, `every member is in ${said}, too`)];
};

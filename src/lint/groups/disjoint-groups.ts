import { report } from "../../grammar/report.ts";
import { listed } from "../each-or-all.ts";
import { isOff } from "../lint-options.ts";
import type { RuleLint } from "../lint.ts";
import { shownValue } from "../shown-value.ts";
import { groupRelationsOf } from "./group-relations.ts";

/** A group that can share no member with others. Most groups share none with most others, so that is said where it is asked. */
export const disjointGroups: RuleLint = (rule, options) => {
  if (isOff("disjoint-groups", options)) return [];
  const { apart } = groupRelationsOf(rule, options);
  if (apart.length === 0) return [];
  const names = listed(apart.map(({ group }) => shownValue(group.displayName)));
  const said = apart.length === 1 ? `the group ${names}` : `any of the groups ${names}`;
  return [report("disjoint-groups", rule.rule.span, `no member can be in ${said}, too`)];
};

import { equivalent } from "../../analysis/compare.ts";
import { report } from "../../grammar/report.ts";
import { listed } from "../each-or-all.ts";
import type { RuleLint } from "../lint.ts";
import { shownValue } from "../shown-value.ts";
import { groupRelationsOf } from "./group-relations.ts";

/**
 * Two groups whose rules mean the same, however they are put, have the same members: one would do. Says so where that is
 * only because a property takes no other values than those of its catalogue.
 */
export const sameMeaning: RuleLint = (rule, options) => {
  const { same } = groupRelationsOf(rule, options);
  if (same.length === 0) return [];
  const names = listed(same.map(({ group }) => shownValue(group.displayName)));
  const said =
    same.length === 1 ? `the group ${names} has a rule` : `the groups ${names} have rules`;
  const isOfAny = same
    .slice(0, most)
    .every((other) => equivalent(rule, other.rule, { values: "any" }).holds !== false);
  return [
    report("same-meaning", rule.rule.span, `${said} of the same meaning`, {
      hint: isOfAny ? undefined : "as long as properties hold only the values that they take",
    }),
  ];
};

/** As many as are named. */
const most = 3;

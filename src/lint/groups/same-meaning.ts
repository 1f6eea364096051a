import { canonicalText } from "./canonical-text.ts";
import { check } from "../../check/check.ts";
import { maximalLimits } from "../../grammar/limits.ts";
import { report } from "../../grammar/report.ts";
import { fold } from "../../text/ignore-case.ts";
import { listed } from "../each-or-all.ts";
import type { KnownGroup } from "./known-groups.ts";
import type { RuleLint } from "../lint.ts";
import { shownValue } from "../shown-value.ts";

/** Two groups whose rules say the same, however they are spelled, have the same members: one would do. */
export const sameMeaning: RuleLint = (rule, { groups = [], groupId }) => {
  const own = groupId === undefined ? undefined : fold(groupId);
  const same = (byMeaning(groups).get(canonicalText(rule)) ?? []).filter(
    ({ id }) => fold(id) !== own,
  );
  if (same.length === 0) return [];
  const names = listed(same.map(({ displayName }) => shownValue(displayName)));
  const said =
    same.length === 1 ? `the group ${names} has a rule` : `the groups ${names} have rules`;
  return [report("same-meaning", rule.rule.span, `${said} of the same meaning`)];
};

/** The groups by what their rules mean; each list of groups is read once, however many rules are looked at. */
function byMeaning(groups: readonly KnownGroup[]): ReadonlyMap<string, readonly KnownGroup[]> {
  const known = meanings.get(groups);
  if (known !== undefined) return known;
  const dynamic = groups.flatMap((group) => {
    const meaning = group.rule === undefined ? undefined : meaningOf(group.rule);
    return meaning === undefined ? [] : [{ group, meaning }];
  });
  const found = new Map<string, KnownGroup[]>();
  for (const { group, meaning } of dynamic) {
    const same = found.get(meaning);
    if (same === undefined) found.set(meaning, [group]);
    else same.push(group);
  }
  meanings.set(groups, found);
  return found;
}

const meanings = new WeakMap<readonly KnownGroup[], ReadonlyMap<string, readonly KnownGroup[]>>();

/** A rule that is not legal means nothing. */
function meaningOf(text: string): string | undefined {
  const result = check(text, { limits: maximalLimits });
  return result.ok ? canonicalText(result.value) : undefined;
}

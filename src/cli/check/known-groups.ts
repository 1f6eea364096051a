import { readGroups } from "../../exchange/read-groups.ts";
import type { RuleSource } from "../../exchange/rule-source.ts";
import type { KnownGroup } from "../../lint/groups/known-groups.ts";
import { openInput } from "../input.ts";
import type { ReadRule } from "./look-at-rules.ts";

/** The groups beside which rules are seen. */
export interface KnownGroups {
  readonly groups: readonly KnownGroup[];
  /** Whether these are all that there are, so that an id that none of them has belongs to no group. */
  readonly areAll: boolean;
}

/**
 * Knows the groups whose rules are looked at. Where a rule names groups, those of the list without a rule are needed
 * too. A list in which every group has a rule is taken for a part: exports often leave the others out.
 *
 * @param list the file of `--groups`
 */
export async function knownGroups(
  rules: readonly ReadRule[],
  list: string | undefined,
): Promise<KnownGroups> {
  const known = rules.flatMap(({ source }) => knownOf(source));
  const isAsked = rules.some(({ checked }) => checked?.condition.kind === "member-of");
  if (list === undefined || list === "-" || !isAsked) return { groups: known, areAll: false };
  const { bytes, file } = await openInput(list);
  const records = await readGroups(bytes, { file });
  const ids = new Set(known.map(({ id }) => id.toLowerCase()));
  const others = records.filter(({ id }) => !ids.has(id.toLowerCase()));
  return {
    groups: [...known, ...others.map(({ id, displayName }) => ({ id, displayName }))],
    areAll: records.some(({ isDynamic }) => !isDynamic),
  };
}

function knownOf({ group, text, undecidable }: RuleSource): KnownGroup[] {
  if (group === undefined) return [];
  const { id, displayName } = group;
  return [{ id, displayName, ...(undecidable === undefined && { rule: text }) }];
}

import type { SideRule } from "./side-rule.ts";

/** A rule as it was and as it is to be; one of the two where it comes or goes. */
export type Pair =
  | { readonly before: SideRule; readonly after: SideRule }
  | { readonly before: SideRule; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: SideRule };

/**
 * Matches the rules of two sides: by the group's id in the same file, by the id, by the display name, by the file. A
 * key that two rules of one side have matches nothing. One rule on either side is one rule, whatever it is called.
 *
 * The pairs come in the order of the new side, and what is gone behind them.
 */
export function matchRules(before: readonly SideRule[], after: readonly SideRule[]): Pair[] {
  const partners = new Map<SideRule, SideRule>();
  const taken = new Set<SideRule>();
  const isFree = (rule: SideRule): boolean => !partners.has(rule) && !taken.has(rule);
  for (const keyOf of keys) {
    const olds = oneOfEach(before.filter(isFree), keyOf);
    for (const [key, rule] of oneOfEach(after.filter(isFree), keyOf)) {
      const old = olds.get(key);
      if (old === undefined) continue;
      partners.set(rule, old);
      taken.add(old);
    }
  }
  const [old] = before;
  const [only] = after;
  if (before.length === 1 && after.length === 1 && old !== undefined && only !== undefined)
    return [{ before: old, after: only }];
  return [
    ...after.map((rule): Pair => {
      const partner = partners.get(rule);
      return partner === undefined ? { after: rule } : { before: partner, after: rule };
    }),
    ...before.filter((rule) => !taken.has(rule)).map((rule): Pair => ({ before: rule })),
  ];
}

type KeyOf = (rule: SideRule) => string | undefined;

/** What rules are matched by, the surest first. */
const keys: readonly KeyOf[] = [
  ({ place, group }) => group && JSON.stringify([place, group.id.toLowerCase()]),
  ({ group }) => group?.id.toLowerCase(),
  ({ group }) => group?.displayName.toLowerCase(),
  ({ place, group }) => (group === undefined ? place : undefined),
  ({ name }) => name.toLowerCase(),
];

/** The rules by their keys, without those whose key another one has too. */
function oneOfEach(rules: readonly SideRule[], keyOf: KeyOf): Map<string, SideRule> {
  const found = new Map<string, SideRule>();
  const repeated = new Set<string>();
  for (const rule of rules) {
    const key = keyOf(rule);
    if (key === undefined) continue;
    if (found.has(key)) repeated.add(key);
    found.set(key, rule);
  }
  for (const key of repeated) found.delete(key);
  return found;
}

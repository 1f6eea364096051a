import { relationsAmong } from "../../analysis/relations.ts";
import { check } from "../../check/check.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import { maximalLimits } from "../../grammar/limits.ts";
import { print } from "../../grammar/print.ts";
import { fold } from "../../text/ignore-case.ts";
import { isOff, type LintOptions } from "../lint-options.ts";
import type { KnownGroup } from "./known-groups.ts";

/** How a rule relates to those of the other groups that there are, by what they mean. */
export interface GroupRelations {
  /** The groups whose rules mean the same. */
  readonly same: readonly RuledGroup[];
  /** The groups that hold all its members and more, but for those that hold all of another such group. */
  readonly supersets: readonly RuledGroup[];
  /** The groups that can share no member with it; empty where that is not asked. */
  readonly apart: readonly RuledGroup[];
}

/** A group with its rule, which is legal. */
interface RuledGroup {
  readonly group: KnownGroup;
  readonly rule: CheckedRule;
}

/**
 * Relates a rule to the other groups. The groups are related to each other once, however many of their rules are looked at;
 * with a rule that none of them has, all are related anew. Groups that share no member are found where that is wanted.
 */
export function groupRelationsOf(rule: CheckedRule, options: LintOptions): GroupRelations {
  const { groups = [], groupId } = options;
  const including = isOff("disjoint-groups", options) ? undefined : "disjoint";
  const { related, place } = placed(rule, relatedOf(groups, including), including);
  const own = groupId === undefined ? undefined : fold(groupId);
  const isOther = ({ group }: RuledGroup): boolean => own === undefined || fold(group.id) !== own;
  const found = relationsAt(place, related);
  return {
    same: found.same.filter(isOther),
    supersets: found.supersets.filter(isOther),
    apart: found.apart.filter(isOther),
  };
}

/** Groups, and how their rules relate; a rule goes by its place among them. */
interface Related {
  readonly ruled: readonly Ruled[];
  /** The first place of each rule. */
  readonly places: ReadonlyMap<string, number>;
  /** The rules that mean the same as a rule, itself among them; what follows names the first of them. */
  readonly same: ReadonlyMap<string, readonly string[]>;
  readonly supersets: ReadonlyMap<string, readonly string[]>;
  readonly apart: ReadonlyMap<string, readonly string[]>;
  /** The same with a rule that is of none of the groups; several lints ask in turn. */
  readonly anew: WeakMap<CheckedRule, Related>;
}

/** The rule that is looked at may be of no group. */
type Ruled = RuledGroup | { readonly group?: undefined; readonly rule: CheckedRule };

const keyOf = ({ subject, rule }: CheckedRule): string => `${subject} ${print(rule)}`;

/** Where a rule stands among those of groups; behind all of them, where none has it. */
function placed(
  rule: CheckedRule,
  related: Related,
  including: "disjoint" | undefined,
): { readonly related: Related; readonly place: number } {
  const { ruled, places, anew } = related;
  const place = places.get(keyOf(rule));
  if (place !== undefined) return { related, place };
  const all = anew.get(rule) ?? relate([...ruled, { rule }], including);
  anew.set(rule, all);
  return { related: all, place: ruled.length };
}

function relatedOf(groups: readonly KnownGroup[], including: "disjoint" | undefined): Related {
  const cache = including === undefined ? withoutApart : withApart;
  const known = cache.get(groups);
  if (known !== undefined) return known;
  const related = relate(groups.flatMap(ruledOf), including);
  cache.set(groups, related);
  return related;
}

const withoutApart = new WeakMap<readonly KnownGroup[], Related>();
const withApart = new WeakMap<readonly KnownGroup[], Related>();

/** A rule that is not legal means nothing. */
function ruledOf(group: KnownGroup): readonly RuledGroup[] {
  if (group.rule === undefined) return [];
  const result = check(group.rule, { limits: maximalLimits });
  return result.ok ? [{ group, rule: result.value }] : [];
}

/** Ids can come twice in a list, so that rules go by their places. */
function relate(ruled: readonly Ruled[], including: "disjoint" | undefined): Related {
  const places = new Map<string, number>();
  for (const [place, { rule }] of ruled.entries()) {
    const key = keyOf(rule);
    if (!places.has(key)) places.set(key, place);
  }
  const rules = ruled.map(({ rule }, place) => ({ id: String(place), rule }));
  const { duplicates, nobody, everybody, subsets, disjoint } = relationsAmong(rules, { including });
  // A rule of no user and one of no device have nothing to do with each other.
  const ofOneKind = (ids: readonly string[]): readonly (readonly string[])[] => [
    ...Map.groupBy(ids, (id) => ruled[Number(id)]?.rule.subject).values(),
  ];
  const classes = [...duplicates, ...ofOneKind(nobody), ...ofOneKind(everybody)];
  return {
    ruled,
    places,
    same: new Map(classes.flatMap((ids) => ids.map((id) => [id, ids] as const))),
    supersets: gathered(subsets.map(({ subset, superset }) => [subset, superset])),
    apart: gathered([...disjoint, ...disjoint.map(([a, b]) => [b, a] as const)]),
    anew: new WeakMap(),
  };
}

function gathered(
  pairs: readonly (readonly [string, string])[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const known = found.get(key);
    if (known === undefined) found.set(key, [value]);
    else known.push(value);
  }
  return found;
}

function relationsAt(place: number, { ruled, same, supersets, apart }: Related): GroupRelations {
  const classOf = (id: string): readonly string[] => same.get(id) ?? [id];
  const own = classOf(String(place));
  const first = own[0] ?? "";
  const above = supersets.get(first) ?? [];
  const beyond = new Set(above.flatMap((id) => supersets.get(id) ?? []));
  const named = (ids: readonly string[]): readonly RuledGroup[] =>
    ids.map((id) => ruled[Number(id)]).filter((one) => one?.group !== undefined);
  return {
    same: named(own),
    supersets: named(above.filter((id) => !beyond.has(id)).flatMap(classOf)),
    apart: named((apart.get(first) ?? []).flatMap(classOf)),
  };
}

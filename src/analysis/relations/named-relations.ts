import type { BitSet } from "./bit-set.ts";
import type { Implications } from "./implications.ts";
import type { OpenPair } from "./inquiry.ts";
import type { Meaning } from "./meanings.ts";
import type { IdentifiedRule, RelationQuestion, Relations, UndecidedRelation } from "./relation.ts";
import type { Separations } from "./separations.ts";

/** What was found out about numbers, said of rules. */
export function namedRelations(
  rules: readonly IdentifiedRule[],
  compared: readonly Meaning[],
  { implied, open }: Implications,
  { apart, open: openApart }: Separations,
): Pick<Relations, "duplicates" | "subsets" | "disjoint" | "undecided"> {
  const firsts = firstOfEach(implied);
  const name = (rule: number): string => compared[rule]?.ids[0] ?? "";
  const isFirst = (rule: number): boolean => firsts[rule] === rule;
  const pairs = (sets: readonly BitSet[]): (readonly [number, number])[] =>
    sets.flatMap((set, a) =>
      isFirst(a)
        ? set.numbers().flatMap((b) => (b !== a && isFirst(b) ? [[a, b] as const] : []))
        : [],
    );
  const undecided = (question: RelationQuestion, all: readonly OpenPair[]): UndecidedRelation[] =>
    all
      .filter(({ a, b }) => isFirst(a) && isFirst(b))
      .map(({ a, b, undecided: why }) => ({
        question,
        a: name(a),
        b: name(b),
        undecided: why,
      }));
  return {
    duplicates: duplicatesAmong(rules, compared, firsts),
    subsets: pairs(implied).map(([a, b]) => ({ subset: name(a), superset: name(b) })),
    disjoint: pairs(apart).flatMap(([a, b]) => (a < b ? [[name(a), name(b)] as const] : [])),
    undecided: [...undecided("implies", open), ...undecided("disjoint", openApart)],
  };
}

/** For each rule the first one of the same meaning. */
const firstOfEach = (implied: readonly BitSet[]): number[] =>
  implied.map(
    (mine, rule) => mine.numbers().find((other) => implied[other]?.has(rule) === true) ?? rule,
  );

function duplicatesAmong(
  rules: readonly IdentifiedRule[],
  compared: readonly Meaning[],
  firsts: readonly number[],
): string[][] {
  const places = new Map(rules.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? 0;
  const sets = Map.groupBy(compared.keys(), (rule) => firsts[rule]);
  return [...sets.values()]
    .map((same) => same.flatMap((rule) => compared[rule]?.ids ?? []))
    .filter((ids) => ids.length > 1)
    .map((ids) => ids.toSorted((a, b) => placeOf(a) - placeOf(b)));
}

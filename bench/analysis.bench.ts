import { difference, implies, memberOfOne } from "../src/analysis/compare.ts";
import { allOf, not } from "../src/analysis/formula/join.ts";
import { Space } from "../src/analysis/formula/space.ts";
import type { IdentifiedRule, Relations } from "../src/analysis/relations/relation.ts";
import { relationsAmong } from "../src/analysis/relations.ts";
import { search } from "../src/analysis/solving/search.ts";
import { usualWork } from "../src/analysis/work.ts";
import { check, type CheckedRule, compile } from "../src/index.ts";
import { mustAgree } from "./agreement.ts";
import { hostilePairs } from "./fixtures/hostile-pairs.ts";
import { seeded } from "./fixtures/random.ts";
import { pairKinds, type RulePair, rulePairs } from "./fixtures/rule-pairs.ts";
import { rulesOf } from "./fixtures/rules.ts";
import { tenantRules } from "./fixtures/tenant-rules.ts";
import { secondsOf, takeLaps } from "./laps.ts";
import { compared, type Comparison, type Measure, once, partOf } from "./measurement.ts";
import { median, quantile } from "./turns.ts";

/** How large the suite is. */
export interface AnalysisScale {
  readonly pairs: number;
  readonly rules: number;
  /** How many of all pairs are compared one by one. */
  readonly sample: number;
  /** For pairs, and for what takes longer. */
  readonly rounds: number;
  readonly laps: number;
}

const seed = 17;

/** The parts of the suite: two rules compared, many rules compared with each other, and what hard ones cost. */
export const analysisParts = (scale: AnalysisScale): Readonly<Record<string, Measure>> => ({
  pairs: pairs(scale),
  mix: allPairs(
    scale,
    "of the mix",
    rulesOf(seed, scale.rules).map(({ text }) => text),
  ),
  tenant: allPairs(
    scale,
    "of a tenant",
    tenantRules(seed, scale.rules).map(({ text }) => text),
  ),
  budget: budget(scale),
});

/** A pair of rules, with the seconds that comparing them took, and what becomes of their texts before, by round. */
interface TimedPair {
  readonly pair: RulePair;
  readonly comparing: number[];
  readonly compiling: number[];
}

/** What the issue allows a realistic pair: 10 ms. */
const allowed = 0.01;

/** Two rules compared in both directions, each pair in a space of its own. */
const pairs =
  ({ pairs: count, rounds }: AnalysisScale): Measure =>
  async (date, say) => {
    const timed = rulePairs(seed, count).map((pair): TimedPair => ({
      pair,
      comparing: [],
      compiling: [],
    }));
    for (const { pair } of timed) mustTell(pair);
    for (let round = -1; round < rounds; round++) {
      for (const { pair, comparing, compiling } of timed) {
        const { a, b } = pair;
        const [ruleA, ruleB] = [legal(a), legal(b)];
        const before = await secondsOf(() => [prepared(a), prepared(b)]);
        const took = await secondsOf(() => difference(ruleA, ruleB));
        if (round < 0) continue;
        comparing.push(took);
        compiling.push(before);
      }
    }
    const rows = [
      ...pairKinds.map((kind) =>
        againstCompiling(
          `a pair: ${kind}`,
          timed.filter(({ pair }) => pair.kind === kind),
        ),
      ),
      againstCompiling("a pair, all kinds", timed),
      againstAllowed("the median pair", timed, 0.5),
      againstAllowed("the slowest pair of a hundred", timed, 0.99),
      againstAllowed("the slowest pair", timed, 1),
    ];
    for (const { what, of, value } of rows) say(`${what}: ${value.toFixed(4)} × ${of}`);
    return partOf([], date, { pairs: timed.length, rounds }, secondsOfPairs(timed), rows);
  };

/** The pair that lies in the middle, in each round. */
function againstCompiling(what: string, timed: readonly TimedPair[]): Comparison {
  return overRounds(what, "parse, check and compile of both rules", timed, (round) =>
    median(timed.map(({ comparing, compiling }) => at(comparing, round) / at(compiling, round))),
  );
}

/** A round that something else disturbs makes no pair slow: of each pair the median counts. */
const againstAllowed = (what: string, timed: readonly TimedPair[], part: number): Comparison => {
  const parts = timed.map(({ comparing }) => median(comparing) / allowed);
  return once(what, "the 10 ms that a pair may take", quantile(parts, part), { atMost: 1 });
};

function overRounds(
  what: string,
  of: string,
  [first]: readonly TimedPair[],
  valueOf: (round: number) => number,
): Comparison {
  const values = Array.from(first?.comparing ?? [], (_, round) => valueOf(round));
  return {
    what,
    of,
    value: median(values),
    least: quantile(values, 0),
    most: quantile(values, 1),
  };
}

const secondsOfPairs = (timed: readonly TimedPair[]): ReadonlyMap<string, readonly number[]> =>
  new Map([
    ["compare", timed.map(({ comparing }) => median(comparing))],
    ["compile", timed.map(({ compiling }) => median(compiling))],
  ]);

/** A reformatted rule is the same, and nothing is left undecided. */
function mustTell({ kind, a, b }: RulePair): void {
  const { onlyA, onlyB, undecidedA, undecidedB } = difference(legal(a), legal(b));
  mustAgree(`${a} and ${b}`, [undecidedA, undecidedB], [undefined, undefined]);
  if (kind === "the same rule reformatted")
    mustAgree(`${a} and ${b}`, [onlyA, onlyB], [undefined, undefined]);
}

/** Duplicates and subsets among many rules, against all pairs one by one. */
const allPairs =
  (
    { rules: count, sample, laps: rounds }: AnalysisScale,
    which: string,
    texts: readonly string[],
  ): Measure =>
  async (date, say) => {
    const rules = texts.map((text, index) => ({ id: String(index), rule: legal(text) }));
    const drawn = sampled(rules, sample);
    const relations = relationsAmong(rules, { including: "disjoint" });
    mustBeAsOneByOne(relations, drawn);
    const { work } = relationsAmong(rules);
    const shared = (): void => {
      const space = new Space();
      for (const [a, b] of drawn) memberOfOne(a.rule, b.rule, space);
    };
    const laps = await takeLaps(
      [
        { name: "relations", units: count * (count - 1), run: () => relationsAmong(rules) },
        {
          name: "with disjoint pairs",
          units: count * (count - 1),
          run: () => relationsAmong(rules, { including: "disjoint" }),
        },
        { name: "compile", units: count, run: () => texts.map(prepared) },
        {
          name: "one by one",
          units: drawn.length,
          run: () => drawn.map(([a, b]) => implies(a.rule, b.rule)),
        },
        { name: "one by one in one space", units: drawn.length, run: shared },
      ],
      rounds,
      false,
    );
    const ofAll = (laps.get("relations") ?? []).map((time) => time * (count - 1));
    const times = new Map([...laps, ["relations, a rule", ofAll]]);
    const asked = work.pruned + work.inferred + work.proved + work.refuted + work.undecided;
    const all = `duplicates and subsets of ${count} rules ${which}`;
    const questions = `questions about rules ${which}`;
    const rows = [
      compared(times, {
        what: all,
        of: `all pairs one by one (${drawn.length} of them, scaled)`,
        time: "relations",
        by: "one by one",
      }),
      compared(times, {
        what: all,
        of: "all pairs one by one in one space",
        time: "relations",
        by: "one by one in one space",
      }),
      compared(times, {
        what: all,
        of: "parse, check and compile of the rules",
        time: "relations, a rule",
        by: "compile",
      }),
      compared(times, {
        what: `disjoint pairs of ${count} rules ${which}, too`,
        of: "duplicates and subsets alone",
        time: "with disjoint pairs",
        by: "relations",
      }),
      once(`${questions} that a known subject answers`, "all of them", work.pruned / asked),
      once(`${questions} that follow from others`, "all of them", work.inferred / asked),
      once(`${questions} that are proved`, "questions", work.proved),
      once(`${questions} that are refuted exactly`, "questions", work.refuted),
      once(`${questions} that are undecided`, "questions", work.undecided),
    ];
    for (const { what, of, value } of rows) say(`${what}: ${value.toPrecision(3)} × ${of}`);
    const sizes = {
      rules: count,
      questions: asked,
      subjects: work.subjects,
      duplicates: relations.duplicates.length,
      subsets: relations.subsets.length,
      disjoint: relations.disjoint.length,
    };
    return partOf([], date, sizes, times, rows);
  };

type Drawn = readonly [a: IdentifiedRule, b: IdentifiedRule];

function sampled(rules: readonly IdentifiedRule[], count: number): readonly Drawn[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (): Drawn => {
    const a = random.below(rules.length);
    const b = (a + 1 + random.below(rules.length - 1)) % rules.length;
    return [rules[a] ?? missing(), rules[b] ?? missing()];
  });
}

function mustBeAsOneByOne(relations: Relations, drawn: readonly Drawn[]): void {
  const { duplicates, subsets, nobody, everybody } = relations;
  const firsts = new Map(duplicates.flatMap((ids) => ids.map((id) => [id, ids[0] ?? id] as const)));
  const firstOf = (id: string): string => firsts.get(id) ?? id;
  const within = new Set(subsets.map(({ subset, superset }) => `${subset} ${superset}`));
  for (const [a, b] of drawn) {
    const [first, second] = [firstOf(a.id), firstOf(b.id)];
    const isImplied =
      nobody.includes(a.id) ||
      everybody.includes(b.id) ||
      first === second ||
      within.has(`${first} ${second}`);
    mustAgree(`${a.id} implies ${b.id}`, implies(a.rule, b.rule).holds, isImplied);
  }
}

/** The work that realistic pairs and hard ones take. */
const budget =
  ({ pairs: count, laps: rounds }: AnalysisScale): Measure =>
  async (date, say) => {
    const realistic = rulePairs(seed, count).flatMap(directions).map(workOf);
    const rows: Comparison[] = [
      once("the greatest work of a realistic pair", "the usual budget", Math.max(...realistic), {
        atMost: 1,
      }),
    ];
    const seconds = new Map<string, number[]>();
    for (const { what, a, b } of hostilePairs) {
      const works: number[] = [];
      for (const [at, direction] of directions({ a, b }).entries()) {
        const took: number[] = [];
        for (let round = 0; round < rounds; round++)
          took.push(await secondsOf(() => works.push(workOf(direction))));
        seconds.set(`${what}, ${at === 0 ? "forth" : "back"}`, took);
      }
      // What is done when the budget runs out is brought to its end.
      rows.push(once(what, "the usual budget", Math.max(...works), { atMost: 1.001 }));
    }
    const slowest = Math.max(...Array.from(seconds.values(), median));
    rows.push(
      once("the slowest question of these", "the second that the budget stands for", slowest),
    );
    for (const { what, of, value } of rows) say(`${what}: ${value.toPrecision(3)} × ${of}`);
    return partOf([], date, { pairs: count, hostile: hostilePairs.length }, seconds, rows);
  };

type Direction = readonly [a: CheckedRule, b: CheckedRule];

function directions({ a, b }: Pick<RulePair, "a" | "b">): readonly Direction[] {
  const [ruleA, ruleB] = [legal(a), legal(b)];
  return [
    [ruleA, ruleB],
    [ruleB, ruleA],
  ];
}

/** The work of the question whether one rule implies the other, as a part of the budget. */
function workOf([a, b]: Direction): number {
  const space = new Space();
  const work = { left: usualWork };
  search([allOf([space.formulaOf(a), not(space.formulaOf(b))])], space, work);
  return (usualWork - work.left) / usualWork;
}

const prepared = (text: string): unknown => compile(legal(text));

function legal(text: string): CheckedRule {
  const checked = check(text);
  if (!checked.ok) throw new Error(`not legal: ${text}`);
  return checked.value;
}

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? Number.NaN;

function missing(): never {
  throw new TypeError("there is no such rule");
}

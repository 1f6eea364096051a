import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relationsAmong } from "../../src/analysis/relations.ts";
import type { IdentifiedRule, Relations } from "../../src/analysis/relations/relation.ts";
import {
  always,
  type AnalysisOptions,
  check,
  disjoint,
  implies,
  never,
  print,
} from "../../src/index.ts";
import { crowdedRule } from "../arbitraries/crowded-rules.ts";
import { noon } from "../arbitraries/dates.ts";
import { isSeen } from "../laws/planted.ts";

/** Rules with their numbers for ids. */
const numbered = (texts: readonly string[]): IdentifiedRule[] =>
  texts.map((text, index) => {
    const result = check(text);
    if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
    return { id: String(index), rule: result.value };
  });

const among = (...texts: readonly string[]): Relations => relationsAmong(numbered(texts));

const startsWith = (...starts: readonly string[]): string[] =>
  starts.map((start) => `user.city -startsWith "${start}"`);

const eq = (city: string): string => `user.city -eq "${city}"`;

describe("relations among rules", () => {
  test("duplicates are those of one meaning, however they are written", () => {
    const { duplicates } = among(
      'user.city -in ["Oslo", "Bergen"]',
      eq("Oslo"),
      `${eq("bergen")} -or ${eq("oslo")}`,
      `-not (user.city -ne "Oslo")`,
      '(user.city -contains "o") -and (user.city -in ["Oslo", "Bergen"])',
      '-not (user.city -notIn ["Bergen", "OSLO"])',
    );
    expect(duplicates).toEqual([
      ["0", "2", "5"],
      ["1", "3", "4"],
    ]);
  });

  test("of duplicates the first stands for all", () => {
    const { duplicates, subsets } = among(
      eq("Oslo"),
      eq("OSLO"),
      'user.city -startsWith "O"',
      'user.city -match "^o"',
    );
    expect(duplicates).toEqual([
      ["0", "1"],
      ["2", "3"],
    ]);
    expect(subsets).toEqual([{ subset: "0", superset: "2" }]);
  });

  test("a chain of subsets is told whole", () => {
    const { subsets } = among(eq("abc"), 'user.city -startsWith "ab"', 'user.city -contains "a"');
    expect(subsets).toEqual([
      { subset: "0", superset: "1" },
      { subset: "0", superset: "2" },
      { subset: "1", superset: "2" },
    ]);
  });

  test("nobody and everybody are told apart, and are no subset and no superset", () => {
    const relations = among(
      eq("Oslo"),
      `(${eq("Oslo")}) -and (${eq("Bergen")})`,
      "user.city -eq null -or user.city -ne null",
      'user.city -eq ""',
    );
    expect(relations).toMatchObject({
      nobody: ["1", "3"],
      everybody: ["2"],
      duplicates: [],
      subsets: [],
    });
  });

  test("users and devices are not compared", () => {
    const relations = relationsAmong(
      numbered([
        "user.accountEnabled -eq true",
        "device.accountEnabled -eq true",
        "user.accountEnabled -ne null",
      ]),
      { including: "disjoint" },
    );
    expect(relations).toMatchObject({
      duplicates: [],
      subsets: [{ subset: "0", superset: "2" }],
      disjoint: [],
    });
    expect(relations.work.pairs).toBe(1);
  });

  test("disjoint pairs are told where that is asked", () => {
    const rules = numbered([eq("Oslo"), eq("Bergen"), 'user.city -startsWith "B"']);
    expect(relationsAmong(rules).disjoint).toEqual([]);
    expect(relationsAmong(rules, { including: "disjoint" }).disjoint).toEqual([
      ["0", "1"],
      ["0", "2"],
    ]);
  });

  test("a rule that only the catalogue makes impossible is possible for any values", () => {
    const rules = numbered([
      'user.userType -eq "Boss"',
      'user.userType -in ["Member", "Guest"]',
      "user.userType -ne null",
    ]);
    expect(relationsAmong(rules)).toMatchObject({ nobody: ["0"], duplicates: [["1", "2"]] });
    expect(relationsAmong(rules, { values: "any" })).toMatchObject({
      nobody: [],
      duplicates: [],
      subsets: [
        { subset: "0", superset: "2" },
        { subset: "1", superset: "2" },
      ],
    });
  });

  test("everybody has an object id, also where a rule does not ask for it", () => {
    const rules = numbered([
      'user.city -eq "Oslo"',
      'user.city -startsWith "O" -and user.objectId -ne null',
    ]);
    expect(relationsAmong(rules).subsets).toEqual([{ subset: "0", superset: "1" }]);
    expect(relationsAmong(rules, { values: "any" }).subsets).toEqual([]);
  });

  test("an extension property is one, however the rules spell it", () => {
    const name = "extension_0123456789abcdef0123456789abcdef_cost";
    const upper = name.replace("cost", "COST");
    const { subsets } = among(`user.${upper} -eq "a"`, `user.${name} -ne "c"`);
    expect(subsets).toEqual([{ subset: "0", superset: "1" }]);
  });

  test("what is not decided is told, and guessed nowhere", () => {
    const hard = `user.city -match "(a|b)*a(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)"`;
    const relations = relationsAmong(
      numbered([eq("Oslo"), eq("OSLO"), 'user.city -contains "s"', hard]),
      { budget: 20 },
    );
    expect(relations.duplicates).toEqual([["0", "1"]]);
    expect(relations.undecided.map(({ a, undecided }) => [a, undecided.code])).toContainEqual([
      "3",
      "budget",
    ]);
  });

  test("rules that are too hard are the same all the same, where they are written alike", () => {
    const hard = 'user.city -match "(a|b)*a(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)"';
    const relations = relationsAmong(numbered([hard, eq("Oslo"), `-not (-not (${hard}))`]), {
      budget: 5,
    });
    expect(relations.duplicates).toEqual([["0", "2"]]);
    expect(relations.undecided.map(({ a }) => a)).toContain("0");
  });

  test("progress goes up to its end", () => {
    const seen: [number, number][] = [];
    relationsAmong(numbered([eq("Oslo"), eq("Bergen"), 'user.city -eq ""', eq("oslo")]), {
      including: "disjoint",
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(seen.every(([done], index) => done >= (seen[index - 1]?.[0] ?? 0))).toBe(true);
    expect(seen.at(-1)).toEqual([12, 12]);
  });

  test("an id that comes twice is refused", () => {
    const [rule] = numbered([eq("Oslo")]);
    expect(() => relationsAmong(rule === undefined ? [] : [rule, rule])).toThrow(TypeError);
  });

  test("ids may be anything", () => {
    const rules = numbered([eq("Oslo"), eq("oslo"), 'user.city -startsWith "O"']).map(
      ({ rule }, index) => ({ id: ["__proto__", "", "constructor"][index] ?? "", rule }),
    );
    expect(relationsAmong(rules)).toMatchObject({
      duplicates: [["__proto__", ""]],
      subsets: [{ subset: "__proto__", superset: "constructor" }],
    });
  });
});

describe("the work", () => {
  test("is none for rules of one formula", () => {
    const { work } = among(
      ...Array.from({ length: 50 }, (_, index) => (index % 2 ? eq("Oslo") : eq("OSLO"))),
    );
    expect(work).toEqual({
      pairs: 1225,
      settled: 49,
      subjects: 2,
      pruned: 0,
      inferred: 0,
      proved: 0,
      refuted: 0,
      undecided: 0,
    });
  });

  test("is nothing exact for rules that ask for different values", () => {
    const { work } = among(...Array.from({ length: 100 }, (_, index) => eq(`city ${index}`)));
    expect(work).toMatchObject({ pruned: 9900, proved: 0, refuted: 0 });
  });

  test("of a chain is one proof a link: the rest follows", () => {
    const { subsets, work } = among(
      ...Array.from(
        { length: 30 },
        (_, index) => `user.city -startsWith "${"a".repeat(index + 1)}"`,
      ),
    );
    expect(subsets).toHaveLength(435);
    expect(work).toMatchObject({ proved: 29, inferred: 406, refuted: 0 });
  });

  test("on rules that exclude something is little: members stand on backgrounds that all of them exclude", () => {
    const negative = Array.from(
      { length: 40 },
      (_, index) => `user.extensionAttribute${(index % 15) + 1} -ne "x${index % 15}"`,
    );
    const positive = Array.from({ length: 40 }, (_, index) => eq(`city ${index}`));
    const { work } = among(...new Set([...negative, ...positive]));
    expect(work).toMatchObject({ proved: 0, refuted: 0 });
  });

  test("for disjoint rules: what is apart from a rule is apart from all within it", () => {
    const { disjoint: apart, work } = relationsAmong(
      numbered(startsWith("x", "y", "xa", "xb", "xc", "xd", "ya", "yb", "yc", "yd")),
      { including: "disjoint" },
    );
    // 5 × 5 across, 6 + 6 among those within.
    expect(apart).toHaveLength(37);
    expect(work).toMatchObject({ proved: 8 + 1 + 12, inferred: 24, refuted: 0 });
  });
});

/** What the verbs say of each pair, for sets of rules of one kind. */
interface Said {
  readonly nobody: readonly string[];
  readonly everybody: readonly string[];
  readonly implied: readonly string[];
  readonly apart: readonly string[];
}

function pairByPair(rules: readonly IdentifiedRule[], options: AnalysisOptions): Said {
  const nobody = rules
    .filter(({ rule }) => never(rule, options).holds === true)
    .map(({ id }) => id);
  const everybody = rules
    .filter(({ rule }) => always(rule, options).holds === true)
    .map(({ id }) => id);
  const rest = rules.filter(({ id }) => !nobody.includes(id) && !everybody.includes(id));
  const pairs = rest.flatMap((a) => rest.filter((b) => b !== a).map((b) => [a, b] as const));
  const named = (some: typeof pairs): string[] =>
    some.map(([a, b]) => `${a.id} ${b.id}`).toSorted();
  return {
    nobody,
    everybody,
    implied: named(pairs.filter(([a, b]) => implies(a.rule, b.rule, options).holds === true)),
    apart: named(pairs.filter(([a, b]) => disjoint(a.rule, b.rule, options).holds === true)),
  };
}

/** The same, of the relations: what is said of the first duplicate is said of all. */
function pairsOf({ duplicates, subsets, disjoint: apart, nobody, everybody }: Relations): Said {
  const alike = (id: string): readonly string[] =>
    duplicates.find((ids) => ids.includes(id)) ?? [id];
  const across = (a: string, b: string): string[] =>
    alike(a).flatMap((one) => alike(b).map((other) => `${one} ${other}`));
  const same = duplicates.flatMap((ids) =>
    ids.flatMap((a) => ids.filter((b) => b !== a).map((b) => `${a} ${b}`)),
  );
  const within = subsets.flatMap(({ subset, superset }) => across(subset, superset));
  const both = apart.flatMap(([a, b]) => [...across(a, b), ...across(b, a)]);
  return {
    nobody,
    everybody,
    implied: [...same, ...within].toSorted(),
    apart: both.toSorted(),
  };
}

const sets: fc.Arbitrary<readonly string[]> = fc
  .constantFrom("user" as const, "device" as const)
  .chain((kind) =>
    fc.array(
      crowdedRule(kind).map(({ rule }) => print(rule)),
      { minLength: 2, maxLength: 7 },
    ),
  );

const someOptions: readonly AnalysisOptions[] = [{}, { now: noon }, { values: "any" }];

const agrees = (
  find: typeof relationsAmong,
): fc.IProperty<[[readonly string[], AnalysisOptions]]> =>
  fc.property(fc.tuple(sets, fc.constantFrom(...someOptions)), ([texts, options]) => {
    const rules = numbered(texts);
    const relations = find(rules, { ...options, including: "disjoint" });
    expect(relations.undecided).toEqual([]);
    expect(pairsOf(relations)).toEqual(pairByPair(rules, options));
  });

/** What is said with little work and is not so, and what is so and is neither said nor told as undecided. */
function wronglySaid(texts: readonly string[], budget: number): readonly string[] {
  const rules = numbered(texts);
  const relations = relationsAmong(rules, { budget, including: "disjoint" });
  const [said, truth] = [pairsOf(relations), pairByPair(rules, {})];
  const open = new Set(
    relations.undecided.flatMap((question) => {
      const named = "b" in question ? [question.a, question.b] : [question.a];
      return named.flatMap((id) => relations.duplicates.find((ids) => ids.includes(id)) ?? [id]);
    }),
  );
  return (["nobody", "everybody", "implied", "apart"] as const).flatMap((what) => [
    ...said[what].filter((one) => !truth[what].includes(one) && !isAboutExtremes(one, truth)),
    ...truth[what].filter(
      (one) => !said[what].includes(one) && !one.split(" ").some((id) => open.has(id)),
    ),
  ]);
}

/** The verbs are asked only about rules that hold of somebody and not of everybody. */
const isAboutExtremes = (pair: string, { nobody, everybody }: Said): boolean =>
  pair.split(" ").some((id) => nobody.includes(id) || everybody.includes(id));

/** By how many the answers are more, or fewer, than the questions. */
function answersTooMany(texts: readonly string[]): number {
  const { settled, pruned, inferred, proved, refuted, undecided } = relationsAmong(
    numbered(texts),
    { including: "disjoint" },
  ).work;
  const compared = texts.length - settled;
  const asked = (compared * (compared - 1) * 3) / 2;
  return pruned + inferred + proved + refuted + undecided - asked;
}

/** What somebody could get wrong. */
const faults: Readonly<Record<string, typeof relationsAmong>> = {
  "a subset turned round": (rules, options) => {
    const relations = relationsAmong(rules, options);
    const turned = relations.subsets.map(({ subset, superset }) => ({
      subset: superset,
      superset: subset,
    }));
    return { ...relations, subsets: turned };
  },
  "duplicates taken for subsets": (rules, options) => ({
    ...relationsAmong(rules, options),
    duplicates: [],
  }),
  "rules that hold of nobody counted as subsets": (rules, options) => {
    const { nobody, ...relations } = relationsAmong(rules, options);
    const subsets = nobody.flatMap((subset) =>
      rules.flatMap(({ id }) => (id === subset ? [] : [{ subset, superset: id }])),
    );
    return { ...relations, nobody: [], subsets: [...relations.subsets, ...subsets] };
  },
  "any values taken for catalogued ones": (rules, options) =>
    relationsAmong(rules, { ...options, values: "catalogued" }),
};

describe("relations among rules that have much in common", () => {
  test("are what the verbs say, pair by pair", () => {
    fc.assert(agrees(relationsAmong), { numRuns: 60 });
  });

  test.each(Object.entries(faults))("this fault is seen: %s", (_name, fault) => {
    expect(isSeen(agrees(fault))).toBe(true);
  });

  test("are never guessed, however small the budget", () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 60 }), (texts, budget) => {
        expect(wronglySaid(texts, budget)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("cost one answer a question", () => {
    fc.assert(
      fc.property(sets, (texts) => answersTooMany(texts) === 0),
      { numRuns: 60 },
    );
  });
});

import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { print } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import { comparedTexts } from "./compared-texts.ts";
import { usualThresholds } from "../lint-options.ts";
import type { RuleLint } from "../lint.ts";
import { missingTexts } from "./missing-texts.ts";
import { outOf, shownNumber } from "../out-of.ts";
import { isThere } from "./dangling-subject.ts";
import { populationFor } from "./population-for.ts";
import type { Population } from "./population.ts";

/**
 * How many satisfy each part that `-and` and `-or` join: one that nobody satisfies is dead, one that everybody satisfies
 * says nothing. Of parts within parts the innermost is named, and none that a value that nobody has explains. A whole
 * rule may well be meant for everybody, but hardly for nobody.
 */
export const branchHits: RuleLint = (rule, options) => {
  const population = populationFor(rule, options);
  if (population === undefined) return [];
  const { everybody = usualThresholds.everybody } = options.thresholds ?? {};
  const scene: Scene = { population, everybody, without: emptyTests(rule, population) };
  return hitsOf(rule.condition, "rule", scene).diagnostics;
};

interface Scene {
  readonly population: Population;
  /** Part of the population, from 0 to 1. */
  readonly everybody: number;
  /** Tests of nothing but values that nobody has. */
  readonly without: ReadonlySet<Condition>;
}

/** What a part stands in. */
type Place = "rule" | "and" | "or" | "not";

/** What is said of a part, and whether anything in it explains that nobody, or everybody, satisfies it. */
interface Hits {
  readonly diagnostics: readonly Diagnostic[];
  readonly nobody: boolean;
  readonly everybody: boolean;
}

function emptyTests(rule: CheckedRule, population: Population): ReadonlySet<Condition> {
  const missing = new Set(missingTexts(rule, population).map(({ literal }) => literal));
  const byTest = Map.groupBy(comparedTexts(rule.condition), ({ test }) => test);
  return new Set(
    [...byTest]
      .filter(([, texts]) => texts.every(({ literal }) => missing.has(literal)))
      .map(([test]) => test),
  );
}

function hitsOf(part: Condition, place: Place, scene: Scene): Hits {
  const inside = hitsInside(part, scene);
  const told = place === "not" ? undefined : ofPart(part, place, inside, scene);
  if (told === undefined) return inside;
  return {
    diagnostics: [...inside.diagnostics, told],
    nobody: inside.nobody || told.code === "branch-of-nobody",
    everybody: inside.everybody || told.code === "branch-of-everybody",
  };
}

function hitsInside(part: Condition, scene: Scene): Hits {
  switch (part.kind) {
    case "and":
    case "or":
      return together(part.operands.map((operand) => hitsOf(operand, part.kind, scene)));
    case "not": {
      const { diagnostics, nobody, everybody } = hitsOf(part.operand, "not", scene);
      return { diagnostics, nobody: everybody, everybody: nobody };
    }
    case "quantified": {
      const isEmpty = comparedTexts(part).some(({ test }) => scene.without.has(test));
      return { diagnostics: [], nobody: isEmpty, everybody: isEmpty };
    }
    case "test": {
      const isEmpty = scene.without.has(part);
      return { diagnostics: [], nobody: isEmpty, everybody: isEmpty };
    }
    case "direct-reports":
      return { ...silent, nobody: isThere(part, scene.population) === false };
    case "member-of":
      return silent;
    default:
      return part satisfies never;
  }
}

const silent: Hits = { diagnostics: [], nobody: false, everybody: false };

const together = (hits: readonly Hits[]): Hits => ({
  diagnostics: hits.flatMap(({ diagnostics }) => diagnostics),
  nobody: hits.some(({ nobody }) => nobody),
  everybody: hits.some(({ everybody }) => everybody),
});

function ofPart(
  { written }: Condition,
  place: Exclude<Place, "not">,
  inside: Hits,
  { population, everybody }: Scene,
): Diagnostic | undefined {
  const count = population.count(print(written));
  if (count === undefined) return undefined;
  const what = place === "rule" ? "this rule" : "this part";
  if (count === 0 && !inside.nobody)
    return report(
      "branch-of-nobody",
      written.span,
      `${outOf(0, population)} satisfy ${what}`,
      nobodyAdvice[place],
    );
  if (place === "rule" || inside.everybody || count < everybody * population.size) return undefined;
  const { size, subject } = population;
  const said =
    count === size && size > 1
      ? `all ${shownNumber(size)} ${subject}s satisfy ${what}`
      : `${outOf(count, population)} satisfy ${what}`;
  return report("branch-of-everybody", written.span, said, everybodyAdvice[place]);
}

const nobodyAdvice = {
  rule: {},
  and: { hint: "nobody satisfies what it is joined with by `-and` either" },
  or: { hint: "it adds nobody" },
} as const;

/** What is joined by `-and` may be a guard against what is not there yet; by `-or` it takes in everybody. */
const everybodyAdvice = {
  and: { severity: "hint", hint: "it leaves nobody out" },
  or: { hint: "what is joined with it by `-or` adds nobody" },
} as const;

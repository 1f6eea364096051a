import { report } from "../../grammar/report.ts";
import { fold } from "../../text/ignore-case.ts";
import { type ComparedText, comparedTexts } from "./compared-texts.ts";
import { listed } from "../each-or-all.ts";
import type { RuleLint } from "../lint.ts";
import { shownNumber } from "../out-of.ts";
import { populationFor } from "./population-for.ts";
import { shownValue } from "../shown-value.ts";
import { skeletonOf } from "./skeleton.ts";

/** A value that the data also spells with other white space, hyphens, accents or punctuation: the rule misses those. */
export const spellingVariants: RuleLint = (rule, options) => {
  const population = populationFor(rule, options);
  if (population === undefined) return [];
  const texts = comparedTexts(rule.condition).filter(({ way }) => way === "eq");
  return [...Map.groupBy(texts, ({ attribute }) => attribute)].flatMap(([attribute, compared]) => {
    const values = population.values(attribute);
    return values === undefined ? [] : variantsOf(compared, spellingsOf(values));
  });
};

/** A value in all its letter cases, as it is spelled most often. */
interface Spelled {
  readonly value: string;
  readonly folded: string;
  readonly count: number;
}

/** By skeleton, the spellings that are not equal ignoring case. */
function spellingsOf(values: ReadonlyMap<string, number>): ReadonlyMap<string, Spelled[]> {
  const byFold = Map.groupBy(values, ([value]) => fold(value));
  const spelled = [...byFold].map(([folded, cases]): Spelled => {
    const [value = ""] = cases.toSorted(([, a], [, b]) => b - a)[0] ?? [];
    return { value, folded, count: cases.reduce((sum, [, count]) => sum + count, 0) };
  });
  return Map.groupBy(spelled, ({ value }) => skeletonOf(value));
}

function variantsOf(
  compared: readonly ComparedText[],
  spellings: ReadonlyMap<string, readonly Spelled[]>,
): ReturnType<RuleLint> {
  const named = new Set(compared.map(({ literal }) => fold(literal.value)));
  const seen = new Set<string>();
  return compared.flatMap(({ literal: { value, span } }) => {
    const skeleton = skeletonOf(value);
    const found = skeleton === "" ? [] : (spellings.get(skeleton) ?? []);
    const own = found.find(({ folded }) => folded === fold(value));
    const others = found
      .filter(({ folded }) => !named.has(folded))
      .toSorted((a, b) => b.count - a.count);
    if (own === undefined || others.length === 0 || seen.has(skeleton)) return [];
    seen.add(skeleton);
    const all = [own, ...others].map(
      (one) => `${shownValue(one.value)} (${shownNumber(one.count)})`,
    );
    return [
      report(
        "spelling-variants",
        span,
        `the data spells this in ${all.length} ways: ${listed(all)}`,
        {
          hint: "a rule ignores letter case and nothing else",
        },
      ),
    ];
  });
}

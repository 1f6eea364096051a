import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { printString } from "../../grammar/print.ts";
import { guessing, report } from "../../grammar/report.ts";
import { fold } from "../../text/ignore-case.ts";
import { type ComparedText, comparedTexts, type Way } from "./compared-texts.ts";
import { eachOrAll, listed } from "../each-or-all.ts";
import type { RuleLint } from "../lint.ts";
import { isObjectId, missingTexts } from "./missing-texts.ts";
import { nearestValue } from "./nearest-value.ts";
import { outOf, shownNumber } from "../out-of.ts";
import { populationFor } from "./population-for.ts";
import type { Population } from "./population.ts";
import { shownValue } from "../shown-value.ts";

/** A text that nobody's attribute has is misspelled or out of date: the comparison finds, or leaves out, nobody. Object ids are `dangling-id`'s. */
export const valueNotInData: RuleLint = (rule, options) => {
  const population = populationFor(rule, options);
  if (population === undefined) return [];
  const named = comparedTexts(rule.condition);
  const missing = missingTexts(rule, population).filter((text) => !isObjectId(text));
  const byTest = Map.groupBy(missing, ({ test }) => test);
  return [...byTest].flatMap(([test, texts]) => {
    const besides = new Set(
      named.filter((text) => text.test === test).map(({ literal }) => fold(literal.value)),
    );
    return eachOrAll(
      texts,
      (text) => ofOne(text, population, besides),
      (all) => ofMany(all, population),
    );
  });
};

function ofOne(
  text: ComparedText,
  population: Population,
  besides: ReadonlySet<string>,
): Diagnostic {
  const { literal, attribute, way, isNegated } = text;
  const near = nearestValue(text, population, besides);
  const advice = [
    ...(isNegated ? ["this leaves nobody out"] : []),
    ...(near === undefined
      ? []
      : [`did you mean ${shownValue(near.value)} (${shownNumber(near.count)})?`]),
  ];
  return report(
    "value-not-in-data",
    literal.span,
    `${outOf(0, population)} have ${attribute} ${ways[way]}${shownValue(literal.value)}`,
    {
      ...(advice.length > 0 && { hint: advice.join("; ") }),
      ...(near && {
        fix: guessing(`write ${shownValue(near.value)}`, literal.span, printString(near.value)),
      }),
    },
  );
}

const ways: Readonly<Record<Way, string>> = {
  eq: "",
  startsWith: "that starts with ",
  endsWith: "that ends with ",
  contains: "that contains ",
  match: "that matches ",
};

function ofMany(texts: readonly ComparedText[], population: Population): Diagnostic {
  const [first] = texts;
  if (first === undefined) throw new TypeError("there is nothing to report");
  const { test, attribute, isNegated } = first;
  const values = listed(texts.map(({ literal }) => shownValue(literal.value)));
  return report(
    "value-not-in-data",
    test.written.value.span,
    `${outOf(0, population)} have ${attribute} ${values}`,
    isNegated ? { hint: "these leave nobody out" } : {},
  );
}

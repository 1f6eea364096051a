import type { CheckedRule, Reporting } from "../../check/checked-rule.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { print, printString } from "../../grammar/print.ts";
import { report } from "../../grammar/report.ts";
import type { Span } from "../../grammar/span.ts";
import type { ComparedText } from "./compared-texts.ts";
import { eachOrAll, listed } from "../each-or-all.ts";
import type { RuleLint } from "../lint.ts";
import { isObjectId, missingTexts } from "./missing-texts.ts";
import { outOf } from "../out-of.ts";
import { populationFor } from "./population-for.ts";
import type { Population } from "./population.ts";
import { shownValue } from "../shown-value.ts";

/** An object id that no user, or no device, has: its account was deleted, or is one of another tenant. */
export const danglingSubject: RuleLint = (rule, options) => {
  const population = populationFor(rule, options);
  if (population === undefined) return [];
  if (rule.condition.kind === "direct-reports") return ofManager(rule, population);
  const missing = missingTexts(rule, population).filter(isObjectId);
  return [...Map.groupBy(missing, ({ test }) => test)].flatMap(([test, texts]) =>
    eachOrAll(
      texts,
      ({ literal }) => dangling(literal.span, [literal.value], population),
      (all) => dangling(test.written.value.span, all.map(idOf), population),
    ),
  );
};

const idOf = ({ literal }: ComparedText): string => literal.value;

/** Where somebody reports to the manager, the manager is there and the data leaves them out. */
function ofManager({ rule, condition }: CheckedRule, population: Population): Diagnostic[] {
  if (condition.kind !== "direct-reports") return [];
  const reports = population.count(print(rule)) ?? 0;
  return isThere(condition, population) !== false || reports > 0
    ? []
    : [dangling(condition.written.span, [condition.manager], population)];
}

/** Whether the manager is among the users; `undefined` where the data does not tell. */
export function isThere({ manager }: Reporting, population: Population): boolean | undefined {
  const count = population.count(`user.objectId -eq ${printString(manager)}`);
  return count === undefined ? undefined : count > 0;
}

const dangling = (span: Span, ids: readonly string[], population: Population): Diagnostic =>
  report(
    "dangling-id",
    span,
    `${outOf(0, population)} have the object id ${listed(ids.map(shownValue))}`,
    { hint: `see whether the ${population.subject} was deleted` },
  );

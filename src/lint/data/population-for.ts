import type { CheckedRule } from "../../check/checked-rule.ts";
import type { LintOptions } from "../lint-options.ts";
import type { Population } from "./population.ts";

/** The population that a rule is about; `undefined` where there is none, or nobody in it, of whom all could be said. */
export const populationFor = (
  { subject }: CheckedRule,
  { population }: LintOptions,
): Population | undefined =>
  population !== undefined && population.subject === subject && population.size > 0
    ? population
    : undefined;

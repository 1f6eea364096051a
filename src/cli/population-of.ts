import type { CheckedRule } from "../check/checked-rule.ts";
import { countPopulation } from "../lint/data/counted-population.ts";
import type { Population } from "../lint/data/population.ts";
import type { SubjectKind } from "../schema/property.ts";
import type { Progress } from "./progress.ts";
import { subjectsIn } from "./subjects-input.ts";

/**
 * Counts the users or devices of a file for the lints of rules; nobody is held.
 *
 * @throws UsageError where there is no such file
 * @throws InputError where it cannot be read
 */
export async function populationOf(
  file: string,
  subject: SubjectKind,
  rules: readonly CheckedRule[],
  progress?: Progress,
  now: Date = new Date(),
): Promise<Population> {
  const counter = countPopulation(subject, rules, { now });
  for await (const { id, properties, unknown } of subjectsIn(file, subject, rules, progress))
    counter.add({ objectId: id, ...properties }, unknown);
  return counter.population();
}

import type { CheckedRule } from "../../check/checked-rule.ts";
import type { AnalysisOptions } from "../analysis-options.ts";
import type { Driven } from "./driven.ts";
import { type Found, SampleFinder } from "./sample-finder.ts";
import { type Goal, type Sample, sightOf } from "./sample.ts";

/** Samples, and what became of each goal. */
export interface Collection {
  readonly samples: readonly Sample[];
  readonly ends: ReadonlyMap<Goal, Driven>;
}

/** Collects few samples that reach all goals that can be reached, each as well as it can be. */
export function collectSamples(
  rule: CheckedRule,
  goals: readonly Goal[],
  options: AnalysisOptions,
): Collection {
  const finder = new SampleFinder(rule, options);
  const samples: Sample[] = [];
  const isResting = (goal: Goal): boolean =>
    samples.some((sample) => sightOf(sample, goal).isDecisive);
  const isShown = (goal: Goal): boolean => samples.some((sample) => sightOf(sample, goal).isSeen);
  const unmet = new Map<Goal, Found>();
  for (const goal of goals) {
    if (isResting(goal)) continue;
    const found = finder.resting(goal);
    if (found.kind === "found") samples.push(found.sample);
    else unmet.set(goal, found);
  }
  const failed = new Map<Goal, Driven>();
  for (const goal of unmet.keys()) {
    if (isShown(goal)) continue;
    const found = finder.showing(goal);
    if (found.kind === "found") samples.push(found.sample);
    else failed.set(goal, found.kind === "none" ? { kind: "never" } : found);
  }
  const endOf = (goal: Goal): Driven => {
    if (isResting(goal)) return { kind: "decisive" };
    return failed.get(goal) ?? { kind: "shown", isProved: unmet.get(goal)?.kind === "none" };
  };
  const ends = new Map(goals.map((goal) => [goal, endOf(goal)]));
  return { samples: withoutNeedless(samples, ends), ends };
}

/** Leaves out, one after the other, samples whose goals the others reach as well. */
function withoutNeedless(
  samples: readonly Sample[],
  ends: ReadonlyMap<Goal, Driven>,
): readonly Sample[] {
  let kept = samples;
  for (const sample of samples) {
    const others = kept.filter((other) => other !== sample);
    const isNeedless = [...ends].every(
      ([goal, end]) =>
        !reaches(sample, goal, end) || others.some((other) => reaches(other, goal, end)),
    );
    if (isNeedless) kept = others;
  }
  return kept;
}

const reaches = (sample: Sample, goal: Goal, { kind }: Driven): boolean => {
  const { isSeen, isDecisive } = sightOf(sample, goal);
  return kind === "decisive" ? isDecisive : kind === "shown" && isSeen;
};

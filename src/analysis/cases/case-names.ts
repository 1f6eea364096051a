import { print } from "../../grammar/print.ts";
import { type Goal, type Sample, sightOf } from "./sample.ts";

/**
 * Names samples by what they show, each with a name of its own: the goal that no other sample reaches, and else the first
 * that it reaches.
 */
export function caseNames(samples: readonly Sample[], goals: readonly Goal[]): readonly string[] {
  const taken = new Map<string, number>();
  return samples.map((sample) => {
    const name = nameOf(sample, samples, goals);
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function nameOf(sample: Sample, samples: readonly Sample[], goals: readonly Goal[]): string {
  const side = sample.expected ? "in" : "out";
  const resting = goals.filter((goal) => sightOf(sample, goal).isDecisive);
  const alone = resting.find((goal) =>
    samples.every((other) => other === sample || !sightOf(other, goal).isDecisive),
  );
  const decisive = alone ?? resting[0];
  if (decisive !== undefined) return `${side} because ${said(decisive)}`;
  const seen = goals.find((goal) => sightOf(sample, goal).isSeen);
  return seen === undefined ? side : `${side} while ${said(seen)}`;
}

function said({ leaf, answer }: Goal): string {
  const text = print(leaf.written).replaceAll(/\s+/gu, " ");
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return answer ? shown : `not ${shown}`;
}

const longest = 70;

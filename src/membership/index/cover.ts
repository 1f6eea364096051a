import { and, any, comparisonsAt, none, partsAt } from "../rules/program.ts";

/**
 * Comparisons of which a subject satisfies at least one wherever a condition holds of it, and how many rows satisfy
 * them: the fewer, the better it tells where the condition cannot hold.
 */
export interface Cover {
  readonly comparisons: readonly number[];
  readonly weight: number;
}

/** More comparisons than this are no cover: each of them is a place to file a rule under. */
const widest = 64;

/** The lightest cover of the part of a program that begins at a place; undefined where it has none. */
export function coverOf(
  code: ArrayLike<number>,
  start: number,
  frequency: (comparison: number) => number,
): Cover | undefined {
  const end = start + code[start + 1]!;
  switch (code[start]!) {
    case any: {
      const comparisons: number[] = [];
      let weight = 0;
      if (end - start - comparisonsAt > widest) return undefined;
      for (let at = start + comparisonsAt; at < end; at++) {
        comparisons.push(code[at]!);
        weight += frequency(code[at]!);
      }
      return { comparisons, weight };
    }
    case none:
      return undefined;
    case and: {
      let best: Cover | undefined;
      for (const part of partsAt(code, start)) best = lighter(best, coverOf(code, part, frequency));
      return best;
    }
    default: {
      const comparisons: number[] = [];
      let weight = 0;
      for (const part of partsAt(code, start)) {
        const cover = coverOf(code, part, frequency);
        if (cover === undefined) return undefined;
        comparisons.push(...cover.comparisons);
        weight += cover.weight;
        if (comparisons.length > widest) return undefined;
      }
      return { comparisons, weight };
    }
  }
}

export function lighter(one: Cover | undefined, other: Cover | undefined): Cover | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.weight !== other.weight) return one.weight < other.weight ? one : other;
  return one.comparisons.length <= other.comparisons.length ? one : other;
}

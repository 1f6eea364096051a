import Benchmark from "benchmark";

/** Something whose time is taken. */
export interface Contender {
  readonly name: string;
  readonly run: () => void;
}

/** How long is measured. */
export interface Effort {
  /** How often all contenders have a turn. */
  readonly rounds: number;
  /** How long one turn takes at most, in seconds. */
  readonly turn: number;
}

/**
 * Lets the contenders take turns in this process and returns the seconds that one call of each took, by round: the
 * median of the turn's samples. Who begins changes from round to round.
 */
export function takeTurns(
  contenders: readonly Contender[],
  { rounds, turn }: Effort,
): ReadonlyMap<string, readonly number[]> {
  const times = new Map(contenders.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % contenders.length;
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)])
      times.get(contender.name)?.push(timeOf(contender, turn));
  }
  return times;
}

function timeOf({ name, run }: Contender, turn: number): number {
  const benchmark = new Benchmark(name, run, { maxTime: turn, minTime: turn / 8, minSamples: 5 });
  benchmark.run();
  // Its type says that there always is one.
  const error = benchmark.error as Error | undefined;
  if (error !== undefined) throw new Error(`${name} failed`, { cause: error });
  return median(benchmark.stats.sample);
}

/** The times of a contender as multiples of another's, each taken within its round. */
export const ratios = (times: readonly number[], yardstick: readonly number[]): number[] =>
  times.map((time, round) => time / (yardstick[round] ?? Number.NaN));

/** The middle one; of an even number the upper of the two. */
export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** The number below which this part of the numbers lies. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

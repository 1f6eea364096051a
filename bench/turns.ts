import Benchmark from "benchmark";

/** Something to be timed. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

/** How a contender did against the yardstick: the median over the rounds, and their range. */
export interface Standing {
  readonly name: string;
  /** Time over the yardstick's time in the same round. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  /** Seconds a run took, for the record; times of different machines say nothing. */
  readonly seconds: number;
}

/**
 * Times contenders in turns, one after the other in each round, so that a machine that slows down slows all of them.
 * The first is the yardstick; each ratio is taken within its round.
 */
export function inTurns(
  contenders: readonly Contender[],
  rounds: number,
  secondsEach: number,
): Standing[] {
  for (const { run } of contenders) for (let warm = 0; warm < 3; warm++) run();
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    contenders.forEach(({ name, run }, index) => times[index]?.push(timed(name, run, secondsEach)));
  }
  const yardstick = times[0] ?? [];
  return contenders.map(({ name }, index) => {
    const own = times[index] ?? [];
    const ratios = own.map((time, round) => time / (yardstick[round] ?? Number.NaN));
    return {
      name,
      ratio: median(ratios),
      lowest: Math.min(...ratios),
      highest: Math.max(...ratios),
      seconds: median(own),
    };
  });
}

function timed(name: string, run: () => unknown, maxTime: number): number {
  const benchmark = new Benchmark(name, run, {
    async: false,
    maxTime,
    minSamples: 3,
    minTime: maxTime / 10,
  });
  benchmark.run();
  if (benchmark.error !== undefined) throw new Error(`${name} failed`, { cause: benchmark.error });
  return benchmark.stats.mean;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

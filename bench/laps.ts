/** Something that does a fixed piece of work when its turn comes. */
export interface Runner {
  readonly name: string;
  /** How many times the unit of work, whose cost is compared, is done in one lap. */
  readonly units: number;
  /** What comes before a lap and is no part of it. */
  readonly prepare?: () => unknown;
  readonly run: () => unknown;
}

/**
 * Lets the runners take turns in this process, one lap a turn, and returns the seconds that a unit of each took, by
 * round. All have one lap to warm up, and who begins changes from round to round.
 *
 * Use it, instead of `takeTurns`, for what keeps state, waits for others or takes long.
 */
export async function takeLaps(
  runners: readonly Runner[],
  rounds: number,
  warmUp = true,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map(runners.map(({ name }): [string, number[]] => [name, []]));
  for (let round = warmUp ? -1 : 0; round < rounds; round++) {
    const first = Math.max(round, 0) % runners.length;
    for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) {
      await runner.prepare?.();
      const seconds = await secondsOf(runner.run);
      if (round >= 0) times.get(runner.name)?.push(seconds / runner.units);
    }
  }
  return times;
}

/** The seconds that something took, waiting included. */
export async function secondsOf(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

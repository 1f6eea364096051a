import type { Move } from "./fixtures/tenant-changes.ts";
import type { Follower } from "./followers/follower.ts";
import type { Runner } from "./laps.ts";

/** How large the suite of changes is. */
export interface ChangesScale {
  readonly users: number;
  readonly rounds: number;
  /** Seconds that one contender's turn takes, if it can be that short. */
  readonly lap: number;
  /** Numbers of rules. */
  readonly sizes: readonly number[];
  /** The two numbers of rules between which growth is measured; the first one is that of the other parts, too. */
  readonly from: number;
  readonly to: number;
}

/** A lap makes all moves, after which everything is as it was. */
export function runnerOf(follower: Follower, moves: readonly Move[]): Runner {
  return {
    name: follower.name,
    units: moves.length,
    run: async () => {
      let found = 0;
      for (const move of moves) {
        const answer = follower.follow(move);
        const changes = answer instanceof Promise ? await answer : answer;
        found += changes.length;
      }
      return found;
    },
  };
}

/** How many joins and departures the moves bring. */
export async function changesOf(follower: Follower, moves: readonly Move[]): Promise<number> {
  let count = 0;
  for (const move of moves) count += (await follower.follow(move)).length;
  return count;
}

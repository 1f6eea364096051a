import { type ExitCode, exitCode, worse } from "../exit-code.ts";
import { type GroupChange, isCountable, moves } from "./group-change.ts";
import type { MemberTally } from "./member-tally.ts";
import { isBeyond, type MoveLimit } from "./move-limit.ts";

/** What became of a group, and who moves by it where that could be counted. */
export interface Outcome {
  readonly change: GroupChange;
  readonly tally: MemberTally | undefined;
  /** The sides on which more move than may. */
  readonly beyond: readonly ("joiners" | "leavers")[];
}

/** How many may move in each group. */
export interface MoveLimits {
  readonly joiners: MoveLimit | undefined;
  readonly leavers: MoveLimit | undefined;
}

/** Measures a change by the limits. */
export function outcomeOf(
  change: GroupChange,
  tally: MemberTally | undefined,
  limits: MoveLimits,
): Outcome {
  const beyond = (["joiners", "leavers"] as const).filter((side) => {
    const limit = limits[side];
    return (
      limit !== undefined &&
      tally !== undefined &&
      isBeyond(limit, tally.counts[side], tally.before)
    );
  });
  return { change, tally, beyond };
}

/**
 * How the command ends. That there are differences says least of all, so it counts only where nothing else does.
 *
 * @param asksForDifferences whether differences alone are worth a code
 */
export function codeOf(outcomes: readonly Outcome[], asksForDifferences: boolean): ExitCode {
  const code = outcomes.map(codeOfOne).reduce(worse, exitCode.fine);
  const differs = outcomes.some(({ change }) => change.kind !== "same");
  return code === exitCode.fine && differs && asksForDifferences ? exitCode.different : code;
}

function codeOfOne({ change, tally, beyond }: Outcome): ExitCode {
  const { before, after } = change;
  if (moves(change) && !isCountable(change)) {
    const isIllegal = [before, after].some((version) => (version?.faults.length ?? 0) > 0);
    return isIllegal ? exitCode.illegal : exitCode.undecided;
  }
  if (tally !== undefined && tally.counts.undecided > 0) return exitCode.undecided;
  return beyond.length > 0 ? exitCode.findings : exitCode.fine;
}

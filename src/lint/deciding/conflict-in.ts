import type { Condition } from "../../check/checked-rule.ts";
import type { Answer } from "./answer.ts";
import type { Decider } from "./decider.ts";
import { fewestOf } from "./fewest-of.ts";

/** Answers that nobody gets together: the last, and the others that it takes. */
interface Conflict {
  readonly last: Condition;
  readonly others: readonly Condition[];
}

/**
 * Finds answers among some that nobody gets together, as few and as early ones as can be: two where two do, of which the
 * other parts of the rule, that are `around`, are asked last.
 *
 * @returns `undefined` where they can be had together, or that is not decided
 */
export function conflictIn(
  answers: readonly Answer[],
  around: readonly Answer[],
  decider: Decider,
): Conflict | undefined {
  const end = leastCount(answers.length, (count) =>
    decider.isImpossible([...answers.slice(0, count), ...around]),
  );
  const last = end === undefined ? undefined : answers[end - 1];
  if (last === undefined) return undefined;
  const before = answers.slice(0, end).filter((answer) => answer !== last);
  const pair = before.find((answer) => decider.isImpossible([answer, last]));
  const others =
    pair === undefined
      ? fewestOf(before, (some) => decider.isImpossible([...some, last, ...around]))
      : [pair];
  return { last: last.part, others: (others ?? before).map(({ part }) => part) };
}

/** The least count, up to the greatest one, for which something is so that stays so for more. */
function leastCount(greatest: number, isSo: (count: number) => boolean): number | undefined {
  if (!isSo(greatest)) return undefined;
  let [low, high] = [1, greatest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

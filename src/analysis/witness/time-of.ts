import type { Space } from "../formula/space.ts";
import { usualTime } from "../solving/date-values.ts";
import type { Solution } from "../solving/solution.ts";

/** The time at which a solution holds: the given one, or the one that it asks for, or else any. */
export const timeOf = ({ now }: Extract<Solution, { kind: "found" }>, { options }: Space): Date =>
  options.now ?? new Date(now ?? usualTime);

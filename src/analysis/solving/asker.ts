import type { Formula } from "../formula/formula.ts";
import type { Space } from "../formula/space.ts";
import { outOfWork } from "./run.ts";
import { search } from "./search.ts";
import type { Solution } from "./solution.ts";

/** Asks one of many questions; the formula is only made where there is work left. */
export type Asker = (formula: () => Formula) => Solution;

/** Asks many questions of a space: each may cost the budget, and all of them together five times as much. */
export function askerOf(space: Space): Asker {
  let left = space.budget * most;
  return (formula) => {
    const allowed = Math.min(left, space.budget);
    if (allowed <= 0) return { kind: "undecided", undecided: outOfWork };
    const work = { left: allowed };
    const solution = search([formula()], space, work);
    left -= allowed - work.left;
    return solution;
  };
}

const most = 5;

import type { Formula } from "../formula/formula.ts";
import type { Space } from "../formula/space.ts";
import { search } from "./search.ts";
import type { Solution } from "./solution.ts";

/** Finds values of the variables for which a formula holds, few and readable ones, at the cost of the space's budget at most. */
export const solve = (formula: Formula, space: Space): Solution =>
  search([formula], space, { left: space.budget });

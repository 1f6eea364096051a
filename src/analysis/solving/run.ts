import type { Formula, Literal } from "../formula/formula.ts";
import type { Space } from "../formula/space.ts";
import type { Undecided } from "../undecided.ts";
import type { Work } from "../work.ts";
import type { Solution } from "./solution.ts";

/** What is at hand where something is asked. */
export interface Asking {
  readonly space: Space;
  readonly work: Work;
  /** Finds values of which all formulas hold, in the same space and at the same cost. */
  readonly search: (formulas: readonly Formula[]) => Solution;
}

/** One search. */
export interface Run extends Asking {
  /** Why a branch was given up without knowing; the first such reason. */
  undecided: Undecided | undefined;
  /** How many branches were given up in this way. */
  gaps: number;
  depth: number;
}

/** What is taken to hold so far, and what is left to satisfy. */
export interface State {
  /** The keys of formulas that hold: literals, and whole junctions, so that what is written twice is decided once. */
  readonly decided: Set<string>;
  /** The literals that hold, by domain. */
  readonly domains: Map<string, readonly Literal[]>;
  /** Alternatives of which one each must hold. */
  clauses: readonly Clause[];
}

/** An `or`: other formulas are taken apart at once. */
export type Clause = Extract<Formula, { kind: "and" | "or" }>;

/** The reason for giving up where the work is spent. */
export const outOfWork: Undecided = {
  code: "budget",
  message: "the answer takes more work than is allowed",
  hint: "allow more with `budget`, or compare smaller parts",
};

/** Gives a branch up without knowing. */
export function giveUp(run: Run, undecided: Undecided): undefined {
  run.undecided ??= undecided;
  run.gaps++;
}

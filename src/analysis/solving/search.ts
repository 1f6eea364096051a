import type { Formula } from "../formula/formula.ts";
import { not } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import type { Work } from "../work.ts";
import { componentsOf } from "./components.ts";
import { domainAnswer } from "./domain.ts";
import { giveUp, outOfWork, type Run, type State } from "./run.ts";
import { settle } from "./settle.ts";
import type { Solution } from "./solution.ts";

/**
 * Finds values of which all formulas hold.
 *
 * Takes every formula apart as far as that leaves no choice, then chooses among the alternatives of the shortest clause.
 * Clauses that share no variable are satisfied one after the other, so that a choice here is never made again for a
 * failure there.
 */
export function search(formulas: readonly Formula[], space: Space, work: Work): Solution {
  const run: Run = {
    space,
    work,
    search: (inner) => search(inner, space, work),
    undecided: undefined,
    gaps: 0,
    depth: 0,
  };
  const state: State = { decided: new Set(), domains: new Map(), clauses: [] };
  const end = satisfied(state, formulas, run);
  if (end !== undefined) return solutionOf(end, run);
  return run.undecided === undefined
    ? { kind: "none" }
    : { kind: "undecided", undecided: run.undecided };
}

/** The state, with more formulas, in which nothing is left to satisfy. */
function satisfied(state: State, formulas: readonly Formula[], run: Run): State | undefined {
  if (!settle(state, formulas, run)) return undefined;
  const components = componentsOf(state.clauses, run.space);
  const { gaps, undecided } = run;
  let current: State = { ...state, clauses: [] };
  let isOpen = false;
  for (const clauses of components) {
    const before = run.gaps;
    const next = chosen({ ...current, clauses }, run);
    if (next !== undefined) {
      current = next;
    } else if (run.gaps === before) {
      // Where one group surely cannot be satisfied, it makes no difference what is not known of others.
      run.gaps = gaps;
      run.undecided = undecided;
      return undefined;
    } else isOpen = true;
  }
  return !isOpen && isKnown(current, run) ? current : undefined;
}

/** Where the last of the domains is not decided, neither is the branch. */
function isKnown({ domains }: State, run: Run): boolean {
  for (const literals of domains.values()) {
    const answer = domainAnswer(literals, run);
    if (answer.kind === "some") continue;
    if (answer.kind === "undecided") giveUp(run, answer.undecided);
    return false;
  }
  return true;
}

/** Tries the alternatives of the clause that has the fewest. */
function chosen(state: State, run: Run): State | undefined {
  const [first] = state.clauses;
  if (first === undefined) return state;
  const clause = state.clauses.reduce((a, b) => (b.parts.length < a.parts.length ? b : a), first);
  const clauses = state.clauses.filter((other) => other !== clause);
  if (run.depth >= deepest) return giveUp(run, outOfWork);
  run.depth++;
  const failed: Formula[] = [];
  for (const part of clause.parts.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
    if (run.work.left <= 0) {
      giveUp(run, outOfWork);
      break;
    }
    const gaps = run.gaps;
    run.work.left -= state.decided.size;
    const branch = {
      decided: new Set(state.decided),
      domains: new Map(state.domains),
      clauses,
    };
    const end = satisfied(branch, [part, ...failed], run);
    if (end !== undefined) {
      run.depth--;
      return end;
    }
    // An alternative that surely fails here does not hold in any other way either.
    if (run.gaps === gaps) failed.push(not(part));
  }
  run.depth--;
  return undefined;
}

/** Choices within choices; each costs the stack some frames. */
const deepest = 500;

const sizes = new WeakMap<Formula, number>();

/** How many literals there are. */
function sizeOf(formula: Formula): number {
  if (formula.kind === "constant" || formula.kind === "literal") return 1;
  const known = sizes.get(formula);
  if (known !== undefined) return known;
  const size = formula.parts.reduce((sum, part) => sum + sizeOf(part), 0);
  sizes.set(formula, size);
  return size;
}

function solutionOf({ domains }: State, run: Run): Solution {
  const values = new Map<string, unknown>();
  let now: number | undefined;
  for (const literals of domains.values()) {
    const answer = domainAnswer(literals, run);
    if (answer.kind !== "some") return { kind: "undecided", undecided: outOfWork };
    const sample = answer.sample(run);
    if (sample === undefined) return { kind: "undecided", undecided: outOfWork };
    for (const [key, value] of sample.values) values.set(key, value);
    now ??= sample.now;
  }
  return { kind: "found", values, now };
}

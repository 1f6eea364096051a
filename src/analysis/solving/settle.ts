import type { Formula, Literal } from "../formula/formula.ts";
import { formulaKey } from "../formula/formula-key.ts";
import { allOf, anyOf, everything, not, nothing } from "../formula/join.ts";
import { domainsOf } from "./components.ts";
import { domainAnswer, domainKeyOf } from "./domain.ts";
import { type Clause, giveUp, outOfWork, type Run, type State } from "./run.ts";

/**
 * Takes formulas to hold, and all that follows without a choice.
 *
 * @returns whether that is possible; the state then holds what was found out, and clauses with what is still open
 */
export function settle(state: State, formulas: readonly Formula[], run: Run): boolean {
  const open = [...formulas];
  const fresh = new Set<Clause>();
  for (;;) {
    const changed = take(state, open, fresh, run);
    if (changed === undefined) return false;
    run.work.left -= state.clauses.length >> 2;
    if (run.work.left <= 0) {
      giveUp(run, outOfWork);
      return false;
    }
    for (const domain of changed) if (!isPossible(state.domains.get(domain), run)) return false;
    state.clauses = state.clauses.flatMap((clause): readonly Clause[] => {
      if (!fresh.has(clause) && !isTouched(clause, changed, run)) return [clause];
      const left = reducedJunction(clause, state, run);
      if (left.kind === "or") return [left];
      open.push(left);
      return [];
    });
    fresh.clear();
    if (open.length === 0) return true;
  }
}

/** Takes what is open apart, and gives the domains that have more literals than before; `undefined` for a contradiction. */
function take(
  state: State,
  open: Formula[],
  fresh: Set<Clause>,
  run: Run,
): ReadonlySet<string> | undefined {
  const { decided, domains } = state;
  const added = new Map<string, Literal[]>();
  for (let formula = open.pop(); formula !== undefined; formula = open.pop()) {
    run.work.left--;
    if (formula.kind === "constant") {
      if (formula.holds) continue;
      return undefined;
    }
    const key = formulaKey(formula);
    if (decided.has(key)) continue;
    if (decided.has(formulaKey(not(formula)))) return undefined;
    decided.add(key);
    switch (formula.kind) {
      case "and":
        for (const part of formula.parts) open.push(part);
        break;
      case "or":
        fresh.add(formula);
        break;
      case "literal": {
        const domain = domainKeyOf(formula.atom.variable, run.space);
        const some = added.get(domain);
        if (some === undefined) added.set(domain, [formula]);
        else some.push(formula);
        break;
      }
      default:
        formula satisfies never;
    }
  }
  // All at once, as there may be very many.
  state.clauses = [...state.clauses, ...fresh];
  for (const [domain, some] of added)
    domains.set(domain, [...(domains.get(domain) ?? []), ...some]);
  return new Set(added.keys());
}

/** Whether the literals of a domain may hold together, so far as is known. */
function isPossible(literals: readonly Literal[] | undefined, run: Run): boolean {
  return literals === undefined || domainAnswer(literals, run).kind !== "none";
}

function isTouched(clause: Clause, changed: ReadonlySet<string>, { space }: Run): boolean {
  for (const domain of domainsOf(clause, space)) if (changed.has(domain)) return true;
  return false;
}

/** What is left of a formula: parts that cannot hold any more, or hold already, are gone. */
function reduced(formula: Formula, state: State, run: Run): Formula {
  if (formula.kind === "constant") return formula;
  run.work.left--;
  if (state.decided.has(formulaKey(formula))) return everything;
  if (state.decided.has(formulaKey(not(formula)))) return nothing;
  switch (formula.kind) {
    case "literal": {
      const beside = state.domains.get(domainKeyOf(formula.atom.variable, run.space));
      const isOpen = beside === undefined || isPossible([...beside, formula], run);
      return isOpen ? formula : nothing;
    }
    case "and":
    case "or":
      return reducedJunction(formula, state, run);
    default:
      return formula satisfies never;
  }
}

function reducedJunction(junction: Clause, state: State, run: Run): Formula {
  const { kind } = junction;
  const parts: Formula[] = [];
  let isSame = true;
  for (const part of junction.parts) {
    const left = reduced(part, state, run);
    if (left.kind === "constant" && left.holds === (kind === "or")) return left;
    parts.push(left);
    isSame &&= left === part;
  }
  if (isSame) return junction;
  return kind === "and" ? allOf(parts) : anyOf(parts);
}

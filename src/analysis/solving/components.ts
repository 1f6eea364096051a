import type { Formula } from "../formula/formula.ts";
import type { Space } from "../formula/space.ts";
import { domainKeyOf } from "./domain.ts";
import type { Clause } from "./run.ts";

/** Parts clauses into groups that share no domain, in the order of their first clauses. */
export function componentsOf(
  clauses: readonly Clause[],
  space: Space,
): readonly (readonly Clause[])[] {
  const groups = new Map<string, Group>();
  for (const clause of clauses) {
    const domains = domainsOf(clause, space);
    const touched = new Set([...domains].flatMap((domain) => groups.get(domain) ?? []));
    const [into = { clauses: [], domains: [] }, ...others] = touched;
    for (const other of others) {
      // One by one: there may be more than a call takes arguments.
      for (const one of other.clauses) into.clauses.push(one);
      for (const domain of other.domains) into.domains.push(domain);
    }
    into.clauses.push(clause);
    into.domains.push(...domains);
    const renamed = others.length > 0 ? into.domains : domains;
    for (const domain of renamed) groups.set(domain, into);
  }
  return [...new Set(groups.values())].map((group) => group.clauses);
}

interface Group {
  readonly clauses: Clause[];
  readonly domains: string[];
}

/** The domains of the variables of a formula. */
export function domainsOf(formula: Formula, space: Space): ReadonlySet<string> {
  switch (formula.kind) {
    case "constant":
      return none;
    case "literal":
    case "and":
    case "or": {
      const known = domainsByFormula.get(formula);
      if (known !== undefined) return known;
      const found: ReadonlySet<string> =
        formula.kind === "literal"
          ? new Set([domainKeyOf(formula.atom.variable, space)])
          : new Set(formula.parts.flatMap((part) => [...domainsOf(part, space)]));
      domainsByFormula.set(formula, found);
      return found;
    }
    default:
      return formula satisfies never;
  }
}

const none: ReadonlySet<string> = new Set();
/** A formula is of one space, so its domains are, too. */
const domainsByFormula = new WeakMap<Formula, ReadonlySet<string>>();

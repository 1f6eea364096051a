import type { Formula } from "../../analysis/formula/formula.ts";
import type { Space } from "../../analysis/formula/space.ts";
import { domainsOf } from "../../analysis/solving/components.ts";
import type { Work } from "../../analysis/work.ts";

/** Those of some formulas that share a variable with a formula, or with one that does. The others are independent of it. */
export function relatedTo(
  formula: Formula,
  others: readonly Formula[],
  space: Space,
  work: Work,
): readonly Formula[] {
  const domains = new Set(domainsOf(formula, space));
  const found: Formula[] = [];
  for (let open = others; ;) {
    const far: Formula[] = [];
    work.left -= open.length;
    for (const other of open) {
      const theirs = [...domainsOf(other, space)];
      if (theirs.some((domain) => domains.has(domain))) {
        found.push(other);
        for (const domain of theirs) domains.add(domain);
      } else far.push(other);
    }
    if (far.length === open.length || far.length === 0) return found;
    open = far;
  }
}

import { memberOfOne } from "../compare.ts";
import { BitSet } from "./bit-set.ts";
import { type Inquiry, type OpenPair, ruleAt } from "./inquiry.ts";
import { somebodyOf } from "./somebody-of.ts";

/** Which rules imply which. */
export interface Implications {
  /** For each rule the rules that it implies, with itself. */
  readonly implied: readonly BitSet[];
  readonly open: readonly OpenPair[];
}

/**
 * Finds which rules imply which.
 *
 * The wide rules, which hold of most subjects of the pool, come first, and each rule is compared with the narrow ones
 * first: what these imply follows without a question.
 */
export function implications(inquiry: Inquiry): Implications {
  const { rules, pool, step } = inquiry;
  const implied = rules.map((_, rule) => only(rule, rules.length));
  const order = [...rules.keys()].toSorted((a, b) => pool.countOf(b) - pool.countOf(a));
  const open = order.flatMap((a) => {
    const left = openOf(a, implied, inquiry);
    step(a);
    return left;
  });
  return { implied, open: stillOpen(open, implied, inquiry) };
}

/**
 * Finds what a rule implies, and gives the questions that have no answer.
 *
 * A counterexample is asked of the rules that are left for this one. It does not join the pool: to ask all rules about
 * it, for the sake of later questions, costs more than to answer these.
 */
function openOf(a: number, implied: readonly BitSet[], inquiry: Inquiry): OpenPair[] {
  const { rules, pool, space, work } = inquiry;
  const open: OpenPair[] = [];
  const mine = implied[a] ?? only(a, rules.length);
  const excluded = new BitSet(rules.length);
  const possible = pool
    .impliedBy(a)
    .numbers()
    .filter((b) => b !== a)
    .toSorted((one, other) => pool.countOf(one) - pool.countOf(other));
  work.pruned += rules.length - 1 - possible.length;
  for (const b of possible) {
    if (mine.has(b)) {
      work.inferred++;
      continue;
    }
    if (excluded.has(b)) {
      work.pruned++;
      continue;
    }
    const answer = memberOfOne(ruleAt(inquiry, a), ruleAt(inquiry, b), space);
    switch (answer.kind) {
      case "none":
        work.proved++;
        mine.join(implied[b] ?? mine);
        break;
      case "found": {
        work.refuted++;
        const somebody = somebodyOf(answer.witness, space.options);
        for (const rule of possible) if (!pool.isIn(somebody, rule)) excluded.add(rule);
        break;
      }
      case "undecided":
        open.push({ a, b, undecided: answer.undecided });
        break;
      default:
        answer satisfies never;
    }
  }
  return open;
}

/** A later proof may answer what had no answer. */
function stillOpen(
  open: readonly OpenPair[],
  implied: readonly BitSet[],
  { work }: Inquiry,
): OpenPair[] {
  if (open.length > 0) followThrough(implied);
  return open.filter(({ a, b }) => {
    const isImplied = implied[a]?.has(b) === true;
    if (isImplied) work.inferred++;
    else work.undecided++;
    return !isImplied;
  });
}

/** What is implied implies further. */
function followThrough(implied: readonly BitSet[]): void {
  let isNew = true;
  while (isNew) {
    isNew = false;
    for (const mine of implied) {
      for (const b of mine.numbers()) isNew = mine.join(implied[b] ?? mine) || isNew;
    }
  }
}

function only(number: number, size: number): BitSet {
  const set = new BitSet(size);
  set.add(number);
  return set;
}

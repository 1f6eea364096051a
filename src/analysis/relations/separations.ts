import { memberOfBoth } from "../compare.ts";
import type { Undecided } from "../undecided.ts";
import { BitSet } from "./bit-set.ts";
import { type Confines, confinesOf, contradict } from "./confines.ts";
import { type Inquiry, type OpenPair, ruleAt } from "./inquiry.ts";
import type { Somebody } from "./subject-pool.ts";

/** Which rules hold of nobody together. */
export interface Separations {
  /** For each rule the rules that are disjoint from it. */
  readonly apart: readonly BitSet[];
  readonly open: readonly OpenPair[];
}

/**
 * Finds which rules are disjoint.
 *
 * Rules that imply few others come first: what is disjoint from these is disjoint from all that imply them. Most pairs
 * that are disjoint ask two values of one attribute, which needs no search.
 *
 * @param implied for each rule the rules that it implies, with itself
 * @param witnesses for each rule a member, where one is known
 */
export function separations(
  inquiry: Inquiry,
  implied: readonly BitSet[],
  witnesses: readonly (Somebody | undefined)[],
): Separations {
  const { rules, space, pool, work, step } = inquiry;
  const apart = rules.map(() => new BitSet(rules.length));
  const confines = rules.map((rule) => confinesOf(space.formulaOf(rule)));
  const open: OpenPair[] = [];
  const order = implied
    .map((mine, rule) => ({ rule, wider: mine.numbers() }))
    .toSorted((a, b) => a.wider.length - b.wider.length);
  for (const [at, { rule: a, wider }] of order.entries()) {
    const mine = apart[a] ?? new BitSet(rules.length);
    const overlapping = pool.overlapping(a);
    for (const rule of wider) mine.join(apart[rule] ?? mine);
    for (const { rule: b } of order.slice(0, at)) {
      if (mine.meets(implied[b] ?? mine)) {
        work.inferred++;
        mine.add(b);
      } else if (overlapping.has(b)) work.pruned++;
      else if (contradict(confines[a] ?? none, confines[b] ?? none)) {
        work.proved++;
        mine.add(b);
      } else {
        const found = membersOfBoth(inquiry, a, b, witnesses);
        if (found === "nobody") mine.add(b);
        else if (found !== "somebody") open.push({ a, b, undecided: found });
      }
    }
    for (const b of mine.numbers()) apart[b]?.add(a);
    step(a);
  }
  return { apart, open };
}

const none: Confines = new Map();

/**
 * Tells whether somebody is a member of both. Before that is asked exactly, the witnesses of both are laid over each
 * other, which often gives one.
 */
function membersOfBoth(
  inquiry: Inquiry,
  a: number,
  b: number,
  witnesses: readonly (Somebody | undefined)[],
): "somebody" | "nobody" | Undecided {
  const { pool, space, work } = inquiry;
  const laid = laidOver(witnesses[a], witnesses[b]);
  if (laid.some((somebody) => pool.isIn(somebody, a) && pool.isIn(somebody, b))) {
    work.pruned++;
    return "somebody";
  }
  const answer = memberOfBoth(ruleAt(inquiry, a), ruleAt(inquiry, b), space);
  switch (answer.kind) {
    case "none":
      work.proved++;
      return "nobody";
    case "found":
      work.refuted++;
      return "somebody";
    case "undecided":
      work.undecided++;
      return answer.undecided;
    default:
      return answer satisfies never;
  }
}

function laidOver(one: Somebody | undefined, other: Somebody | undefined): Somebody[] {
  if (one === undefined || other === undefined) return [];
  const subjects = [
    { ...one.subject, ...other.subject },
    { ...other.subject, ...one.subject },
  ];
  return [one.now, other.now].flatMap((now) => subjects.map((subject) => ({ subject, now })));
}

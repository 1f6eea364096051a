import type { Difference, RuleVerdict, Satisfiability } from "../../src/index.ts";

/** What the sides of a difference say: that there is nobody, or who. */
export const verdictsOf = (sides: Difference): readonly [a: RuleVerdict, b: RuleVerdict] => [
  verdictOf(sides.onlyA, sides.nowA, sides.undecidedA),
  verdictOf(sides.onlyB, sides.nowB, sides.undecidedB),
];

function verdictOf(
  witness: Difference["onlyA"],
  now: Difference["nowA"],
  undecided: Difference["undecidedA"],
): RuleVerdict {
  if (witness !== undefined) return { holds: false, witness, ...(now && { now }) };
  return undecided === undefined ? { holds: true } : { undecided };
}

/** The answer to whether there is somebody as one to whether there is nobody. */
export function turned(answer: Satisfiability): RuleVerdict {
  if (answer.holds === undefined) return answer;
  return answer.holds ? { ...answer, holds: false } : { holds: true };
}

import type { Condition } from "../../check/checked-rule.ts";
import { type Fact, factOf } from "./fact.ts";
import { signedKeyOf } from "./key-of.ts";

/** The first two operands of which one is the other's opposite, or whose facts stand in a relation. */
export function firstPair(
  operands: readonly Condition[],
  areRelated: (fact: Fact, other: Fact) => boolean,
): readonly [first: Condition, second: Condition] | undefined {
  const before: Looked[] = [];
  for (const condition of operands) {
    const looked = { condition, fact: factOf(condition), ...signedKeyOf(condition) };
    const first = before.find(
      (other) =>
        (other.key === looked.key && other.holds !== looked.holds) ||
        (other.fact !== undefined &&
          looked.fact !== undefined &&
          areRelated(other.fact, looked.fact)),
    );
    if (first !== undefined) return [first.condition, condition];
    before.push(looked);
  }
  return undefined;
}

interface Looked extends ReturnType<typeof signedKeyOf> {
  readonly condition: Condition;
  readonly fact: Fact | undefined;
}

import type { Literal, Variable } from "../formula/formula.ts";
import type { DomainAnswer } from "./domain-answer.ts";

/** Finds whether a boolean can be unset, false or true; unset where that will do. */
export function booleanValue(
  { key, isAlwaysSet }: Variable,
  literals: readonly Literal[],
): DomainAnswer {
  const fits = (value: boolean | undefined): boolean =>
    literals.every(({ atom: { claim }, holds }) => {
      const isSo =
        claim.kind === "truth"
          ? value === claim.isTrue
          : claim.kind === "set" && value !== undefined;
      return isSo === holds;
    });
  if (!isAlwaysSet && fits(undefined)) return { kind: "some", sample: () => ({ values: [] }) };
  const value = [true, false].find(fits);
  return value === undefined
    ? { kind: "none" }
    : { kind: "some", sample: () => ({ values: [[key, value]] }) };
}

import { expect, test } from "vitest";
import type { Formula } from "../../../src/analysis/formula/formula.ts";
import { anyOf } from "../../../src/analysis/formula/join.ts";
import { Space } from "../../../src/analysis/formula/space.ts";
import { componentsOf } from "../../../src/analysis/solving/components.ts";
import type { Clause } from "../../../src/analysis/solving/run.ts";

const space = new Space();

const isSet = (key: string): Formula => space.literal(space.textVariable(key), { kind: "set" });

/** One alternative for each variable. */
function clause(...variables: readonly string[]): Clause {
  const formula = anyOf(variables.map(isSet));
  if (formula.kind !== "or") throw new Error("one alternative is none");
  return formula;
}

test("clauses that share no variable are apart", () => {
  const [ab, bc, de] = [clause("a", "b"), clause("b", "c"), clause("d", "e")];
  expect(componentsOf([ab, de, bc], space)).toEqual([[ab, bc], [de]]);
});

test("one clause ties 200,000 to others", () => {
  const ab = clause("a", "b");
  const some = Array.from({ length: 200_000 }, () => ab);
  const components = componentsOf([clause("c", "d"), ...some, clause("d", "a")], space);
  expect(components.map(({ length }) => length)).toEqual([200_002]);
});

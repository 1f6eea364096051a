import * as fc from "fast-check";
import { check } from "../../../src/index.ts";
import {
  type Comparison,
  comparisonOf,
  unsetComparison,
} from "../../../src/membership/rules/comparison.ts";

/** The comparison that a rule of one test makes, in its positive form. */
export function comparisonIn(rule: string): Comparison {
  const result = check(rule);
  if (!result.ok || result.value.condition.kind !== "test") throw new Error(rule);
  const { condition } = result.value;
  if (condition.source.kind !== "property") throw new Error(rule);
  const { type } = condition.source.property;
  return condition.value.kind === "null" ? unsetComparison(type) : comparisonOf(type, condition);
}

/** What is asked of a text, or of the elements of a collection. */
const questions = [
  "-eq null",
  '-eq "sales"',
  '-eq "Sales West"',
  '-eq "a"',
  '-startsWith "s"',
  '-startsWith "sal"',
  '-endsWith "s"',
  '-endsWith "t"',
  '-contains "a"',
  '-contains "東"',
  '-contains "es w"',
  '-match "^.a"',
  '-match "(a|s)+$"',
];

/** Comparisons by what the values of a column are. */
export const asks: Readonly<Record<"string" | "string collection", readonly Comparison[]>> = {
  string: questions.map((one) => comparisonIn(`user.department ${one}`)),
  "string collection": questions.map((one) => comparisonIn(`user.otherMails ${one}`)),
};

/** Texts that those comparisons tell apart. */
export const someText: fc.Arbitrary<string> = fc.constantFrom(
  "",
  "",
  "Sales",
  "sales",
  "SALES WEST",
  "Salt",
  "IT",
  "a",
  "A",
  "東京",
  "ſales",
  "aaaaa",
  "sass",
  "x".repeat(300),
);

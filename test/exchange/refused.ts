import { expect, test } from "vitest";
import { errorOf, subjectsIn } from "./source.ts";

interface Case {
  readonly name: string;
  readonly text: string;
  readonly at: readonly [line: number, column?: number];
  readonly problem: string;
  readonly hint?: string;
}

/** Declares a test for each file: it is refused at this place and in these words. */
export const refused = (cases: readonly Case[]): void => {
  test.for(cases)("$name", async ({ text, at, problem, hint }) => {
    const error = await errorOf(subjectsIn(text, { file: "users" }));
    expect(error.problem).toBe(problem);
    expect([error.file, error.line, error.column]).toEqual(["users", at[0], at[1]]);
    expect(error.hint ?? "none").toMatch(hint ?? /^none$/u);
  });
};

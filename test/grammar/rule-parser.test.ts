import { expect, test } from "vitest";
import { RuleParser } from "../../src/grammar/rule-parser.ts";

test("the grammar has no ambiguity, left recursion or unreachable alternative", () => {
  expect(() => new RuleParser(true)).not.toThrow();
});

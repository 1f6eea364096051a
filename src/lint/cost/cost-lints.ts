import { expensiveContains } from "./expensive-contains.ts";
import { expensiveMatch } from "./expensive-match.ts";
import type { Lints } from "../lint.ts";
import { neChain } from "./ne-chain.ts";
import { orChain } from "./or-chain.ts";
import { redundantComparison } from "./redundant-comparison.ts";
import { ruleLength } from "./rule-length.ts";

/** Lints that ask what a rule costs, after Microsoft's guidance. */
export const costLints: Lints = {
  parts: [expensiveMatch, expensiveContains],
  rules: [orChain, neChain, redundantComparison, ruleLength],
};

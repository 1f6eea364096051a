import { alwaysTrue } from "./always-true.ts";
import { containsOnCollection } from "./contains-on-collection.ts";
import { contradiction } from "./contradiction.ts";
import { duplicateLiteral } from "./duplicate-literal.ts";
import type { Lints } from "../lint.ts";
import { mixedAndOr } from "./mixed-and-or.ts";
import { negationMatchesUnset } from "./negation-matches-unset.ts";
import { repeatedComparison } from "./repeated-comparison.ts";
import { shadowedBranch } from "./shadowed-branch.ts";
import { vacuousAll } from "./vacuous-all.ts";

/** Lints that ask whether a rule says what is meant. */
export const meaningLints: Lints = {
  parts: [duplicateLiteral],
  rules: [
    negationMatchesUnset,
    vacuousAll,
    mixedAndOr,
    containsOnCollection,
    repeatedComparison,
    contradiction,
    alwaysTrue,
    shadowedBranch,
  ],
};

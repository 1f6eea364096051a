import { duplicateLiteral } from "./duplicate-literal.ts";
import { negationMatchesUnset } from "./negation-matches-unset.ts";
import { vacuousAll } from "./vacuous-all.ts";
import type { Lints } from "./lint.ts";

/** Lints that ask whether a rule says what is meant. */
export const meaningLints: Lints = {
  parts: [negationMatchesUnset, vacuousAll, duplicateLiteral],
  rules: [],
};

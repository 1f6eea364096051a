import { expensiveMatch } from "./expensive-match.ts";
import type { Lints } from "./lint.ts";

/** Lints that ask what a rule costs, after Microsoft's guidance. */
export const costLints: Lints = { parts: [expensiveMatch], rules: [] };

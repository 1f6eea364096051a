import type { Lints } from "./lint.ts";

/** Lints that look at the other groups that there are. */
export const groupLints: Lints = { parts: [], rules: [] };

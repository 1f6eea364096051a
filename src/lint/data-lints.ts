import type { Lints } from "./lint.ts";

/** Lints that look at the users or devices that there are. */
export const dataLints: Lints = { parts: [], rules: [] };

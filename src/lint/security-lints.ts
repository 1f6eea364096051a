import type { Lints } from "./lint.ts";

/** Lints that ask who can talk their way in. */
export const securityLints: Lints = { parts: [], rules: [] };

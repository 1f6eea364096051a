import type { LintKind } from "./lint-options.ts";

/** The kinds of lints by which a rule can be looked at on its own. */
export const lintKinds: Readonly<Record<LintKind, true>> = {
  meaning: true,
  cost: true,
  security: true,
};

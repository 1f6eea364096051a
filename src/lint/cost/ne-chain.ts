import { chainsIn } from "./chain.ts";
import { usualThresholds } from "../lint-options.ts";
import type { RuleLint } from "../lint.ts";

/** Exclusions of one property: one `-notIn` is shorter, and quicker to process. */
export const neChain: RuleLint = (rule, { thresholds }) =>
  chainsIn(
    rule,
    { code: "ne-chain", junction: "and", single: "ne", list: "notIn" },
    thresholds?.chain ?? usualThresholds.chain,
  );

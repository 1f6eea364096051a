import { chainsIn } from "./chain.ts";
import { usualThresholds } from "../lint-options.ts";
import type { RuleLint } from "../lint.ts";

/** Alternatives of one property: Microsoft asks for one `-in`, which is shorter, and quicker to process. */
export const orChain: RuleLint = (rule, { thresholds }) =>
  chainsIn(
    rule,
    { code: "or-chain", junction: "or", single: "eq", list: "in" },
    thresholds?.chain ?? usualThresholds.chain,
  );

import { report } from "../../grammar/report.ts";
import { jointsOf } from "../rewriting/joints-of.ts";
import { keyOf } from "../rewriting/key-of.ts";
import type { RuleLint } from "../lint.ts";
import { rewriting } from "../rewriting/rewriting.ts";

/** The same thing said twice beside each other; once is enough. */
export const repeatedComparison: RuleLint = ({ condition, text }) =>
  jointsOf(condition).flatMap((joint) => {
    const seen = new Set<string>();
    return joint.operands.flatMap((operand) => {
      const key = keyOf(operand);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        report("repeated-comparison", operand.written.span, "the same stands beside it already", {
          fix: rewriting(text, joint, { title: "take it out", without: [operand] }),
        }),
      ];
    });
  });

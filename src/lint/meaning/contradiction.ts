import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { report } from "../../grammar/report.ts";
import { factOf } from "../rewriting/fact.ts";
import { firstPair } from "../rewriting/first-pair.ts";
import { excludes, isSet } from "../rewriting/implies.ts";
import { type Joint, jointsOf } from "../rewriting/joint.ts";
import type { RuleLint } from "../lint.ts";
import { impliesSet } from "../parts-of.ts";
import { quoted } from "../quoted.ts";

/** Parts that nobody can satisfy together, so far as two of them show it; at most one such finding of each junction. */
export const contradiction: RuleLint = ({ condition }) =>
  jointsOf(condition).flatMap((joint) => [...ofUnset(joint), ...ofPair(joint)].slice(0, 1));

/** A test for no value where there is one. */
const ofUnset = ({ operands, set }: Joint): readonly Diagnostic[] =>
  operands.flatMap((operand) => {
    const fact = factOf(operand);
    const isNever =
      fact !== undefined && !fact.holds && fact.claim.kind === "set" && isSet(fact, set);
    return isNever
      ? [
          report("contradiction", operand.written.span, "this cannot hold here", {
            hint: "there is a value wherever this counts",
          }),
        ]
      : [];
  });

function ofPair({ junction, operands, set }: Joint): readonly Diagnostic[] {
  if (junction.kind === "or") return [];
  const known = new Set([...set, ...operands.flatMap(impliesSet)]);
  const pair = firstPair(operands, (fact, other) => excludes(fact, other, set));
  const more = pair ?? firstPair(operands, (fact, other) => excludes(fact, other, known));
  if (more === undefined) return [];
  const [first, second] = more;
  const message =
    pair === undefined
      ? "these comparisons cannot all hold"
      : `this and ${quoted(first)} cannot both hold`;
  return [
    report("contradiction", second.written.span, message, {
      hint: "`-or` asks for one of them only",
    }),
  ];
}

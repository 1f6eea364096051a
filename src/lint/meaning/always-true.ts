import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { report } from "../../grammar/report.ts";
import { factOf } from "../rewriting/fact.ts";
import { firstPair } from "../rewriting/first-pair.ts";
import { exhausts, isSet } from "../rewriting/implies.ts";
import { type Joint, jointsOf } from "../rewriting/joint.ts";
import type { RuleLint } from "../lint.ts";
import { quoted } from "../quoted.ts";

/** Parts of which one is true of everybody, so far as two of them show it; at most one such finding of each `-or`. */
export const alwaysTrue: RuleLint = ({ condition }) =>
  jointsOf(condition)
    .filter(({ junction }) => junction.kind === "or")
    .flatMap((joint) => [...ofSet(joint), ...ofPair(joint)].slice(0, 1));

/** A test for a value where there is one. */
const ofSet = ({ operands, set }: Joint): readonly Diagnostic[] =>
  operands.flatMap((operand) => {
    const fact = factOf(operand);
    const isAlways =
      fact !== undefined && fact.holds && fact.claim.kind === "set" && isSet(fact, set);
    return isAlways
      ? [
          report("always-true", operand.written.span, "this always holds here", {
            hint: "there is a value wherever this counts",
          }),
        ]
      : [];
  });

function ofPair({ operands, set }: Joint): readonly Diagnostic[] {
  // What does not hold of a value holds of none: beside it, the others matter where there is a value.
  const covered = operands.flatMap((operand) => {
    const fact = factOf(operand);
    return fact === undefined || fact.holds ? [] : [fact.about];
  });
  const known = new Set([...set, ...covered]);
  const pair = firstPair(operands, (fact, other) => exhausts(fact, other, set));
  const more = pair ?? firstPair(operands, (fact, other) => exhausts(fact, other, known));
  if (more === undefined) return [];
  const [first, second] = more;
  const message =
    pair === undefined
      ? "one of these alternatives always holds"
      : `this or ${quoted(first)} always holds`;
  return [
    report("always-true", second.written.span, message, {
      hint: "`-and` asks for all of them",
    }),
  ];
}

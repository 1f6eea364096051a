import type { Condition } from "../../check/checked-rule.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { report } from "../../grammar/report.ts";
import { type Fact, factOf } from "../rewriting/fact.ts";
import { implies, isSet } from "../rewriting/implies.ts";
import { type Joint, jointsOf } from "../rewriting/joint.ts";
import { keyOf } from "../rewriting/key-of.ts";
import type { RuleLint } from "../lint.ts";
import { quoted } from "../quoted.ts";
import { rewriting } from "../rewriting/rewriting.ts";

/**
 * A comparison that another one beside it makes needless: in an `-and`, because it follows from the other one; in an
 * `-or`, because the other one follows from it.
 */
export const redundantComparison: RuleLint = ({ condition, text }) =>
  jointsOf(condition).flatMap((joint) => {
    const stated = statedBy(joint.operands);
    return stated.flatMap((needless, place): Diagnostic[] => {
      if (joint.junction.kind === "and" && isAnyway(needless.fact, joint)) {
        return [
          report("redundant-comparison", spanOf(needless), "this always holds here", {
            hint: "there is a value wherever this counts",
            fix: takenOut(text, joint, needless, []),
          }),
        ];
      }
      const reason = stated.find((other, index) =>
        makesNeedless(other, needless, index < place, joint),
      );
      if (reason === undefined) return [];
      const said = quoted(reason.condition);
      const message =
        joint.junction.kind === "and"
          ? `${said} beside it says more`
          : `${said} beside it takes in more`;
      return [
        report("redundant-comparison", spanOf(needless), message, {
          hint: "this can be left out",
          fix: takenOut(text, joint, needless, [reason.condition]),
        }),
      ];
    });
  });

/** An operand with the fact that it states. */
interface Stated {
  readonly condition: Condition;
  readonly fact: Fact;
}

/** What states a fact, each once: what is there twice is another lint's. */
function statedBy(operands: readonly Condition[]): readonly Stated[] {
  const seen = new Set<string>();
  return operands.flatMap((condition) => {
    const fact = factOf(condition);
    const key = keyOf(condition);
    if (fact === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ condition, fact }];
  });
}

const spanOf = ({ condition }: Stated): Diagnostic["span"] => condition.written.span;

const isAnyway = (fact: Fact, { set }: Joint): boolean =>
  fact.holds && fact.claim.kind === "set" && isSet(fact, set);

function makesNeedless(
  { fact: other }: Stated,
  { fact }: Stated,
  isBefore: boolean,
  { junction, set }: Joint,
): boolean {
  if (fact === other || saysUnset(fact) || saysUnset(other)) return false;
  const [strong, weak] = junction.kind === "and" ? [other, fact] : [fact, other];
  // Of two that say the same, the second one is needless.
  return implies(strong, weak, set) && (isBefore || !implies(weak, strong, set));
}

/** `-eq null` says outright what a negated operator says by the way; a reader may want it to stand. */
const saysUnset = ({ holds, claim }: Fact): boolean => !holds && claim.kind === "set";

const takenOut = (
  text: string | undefined,
  joint: Joint,
  { condition }: Stated,
  because: readonly Condition[],
): ReturnType<typeof rewriting> =>
  rewriting(text, joint, { title: "take it out", without: [condition], because });

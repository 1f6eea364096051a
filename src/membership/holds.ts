import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import type { Kept } from "../directory/directory.ts";
import { questionOf } from "../eval/compile.ts";

/** What was evaluated since the engine began. */
export interface Work {
  comparisonsEvaluated: number;
  rulesEvaluated: number;
}

/** Tells whether a rule holds of a subject, counting the work. A rule about users holds of no device, and vice versa. */
export function holds(rule: CheckedRule, subject: Kept, now: number, work: Work): boolean {
  if (subject.kind !== rule.subject) return false;
  work.rulesEvaluated++;
  return satisfies(rule.condition, subject, now, work);
}

function satisfies(condition: Condition, subject: Kept, now: number, work: Work): boolean {
  switch (condition.kind) {
    case "and":
      return condition.operands.every((operand) => satisfies(operand, subject, now, work));
    case "or":
      return condition.operands.some((operand) => satisfies(operand, subject, now, work));
    case "not":
      return !satisfies(condition.operand, subject, now, work);
    case "test":
    case "quantified":
    case "member-of":
    case "direct-reports":
      work.comparisonsEvaluated++;
      return questionOf(condition)(subject.attributes, now);
    default:
      return condition satisfies never;
  }
}

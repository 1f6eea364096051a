import type { CheckedRule } from "../../check/checked-rule.ts";
import { evaluate } from "../../eval/evaluate.ts";
import type { Subject } from "../../eval/subject.ts";

/** Tells whether a rule leaves it open that it holds of somebody of whom no more is known than this. */
export function canHoldOf(rule: CheckedRule, known: Subject): boolean {
  const unknown = new Set(rule.reads.filter((name) => !Object.hasOwn(known, name)));
  return evaluate(rule, known, { now: anyTime, unknown }) !== false;
}

/** What is compared with the time is unknown or unset wherever this is handed in, so the time makes no difference. */
export const anyTime: Date = new Date(0);

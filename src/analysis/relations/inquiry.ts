import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Space } from "../formula/space.ts";
import type { Undecided } from "../undecided.ts";
import type { RelationWork } from "./relation-work.ts";
import type { SubjectPool } from "./subject-pool.ts";

/** What questions about rules of one kind of subject share. Rules go by their numbers, from 0 on. */
export interface Inquiry {
  readonly rules: readonly CheckedRule[];
  readonly space: Space;
  readonly pool: SubjectPool;
  readonly work: RelationWork;
  /** Is told which rule is done. */
  readonly step: (rule: number) => void;
}

/** A question about two rules that has no answer. */
export interface OpenPair {
  readonly a: number;
  readonly b: number;
  readonly undecided: Undecided;
}

/** The rule of a number. */
export function ruleAt({ rules }: Inquiry, number: number): CheckedRule {
  const rule = rules[number];
  if (rule === undefined) throw new TypeError(`there is no rule ${number}`);
  return rule;
}
